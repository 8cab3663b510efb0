namespace BackpropTutor.Autodiff.Tensors;

/// <summary>
/// A tensor seen along one axis: <see cref="Outer"/> × <see cref="Inner"/> lines of <see cref="Length"/> entries, <see cref="Inner"/>
/// apart.
/// </summary>
readonly record struct Fibres(int Outer, int Length, int Inner)
{
    public int Count => Outer * Inner;

    /// <summary>The whole tensor as one line where <paramref name="axis"/> is null.</summary>
    public static Fibres Of(Shape shape, int? axis)
    {
        if (axis is not { } along)
        {
            return new(1, checked((int)shape.Count), 1);
        }

        var (outer, inner) = (1, 1);
        for (var i = 0; i < shape.Rank; i++)
        {
            (outer, inner) = i < along ? (outer * shape[i], inner) : i > along ? (outer, inner * shape[i]) : (outer, inner);
        }

        return new(outer, shape[along], inner);
    }

    /// <summary>The axis counted from 0, where a negative one counts from the last; null where there is none such.</summary>
    public static int? Resolve(int axis, Shape shape)
    {
        var resolved = axis < 0 ? axis + shape.Rank : axis;
        return resolved >= 0 && resolved < shape.Rank ? resolved : null;
    }

    /// <summary>The offset of the first entry of a line; the next ones are <see cref="Inner"/> further each.</summary>
    public int StartOf(int line) => (line / Inner * Length * Inner) + (line % Inner);

    public void Gather(ReadOnlySpan<double> source, int line, Span<double> entries)
    {
        var start = StartOf(line);
        for (var k = 0; k < Length; k++)
        {
            entries[k] = source[start + (k * Inner)];
        }
    }

    public void Scatter(ReadOnlySpan<double> entries, int line, Span<double> target)
    {
        var start = StartOf(line);
        for (var k = 0; k < Length; k++)
        {
            target[start + (k * Inner)] = entries[k];
        }
    }
}
