using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Sampling;

/// <summary>One-hot vectors and probability distributions, one to a row of a matrix: their identities (Σy = 1) hold only while they stay
/// what they are.</summary>
static class Labels
{
    /// <summary>Whether each row is one-hot or a distribution; a vector is one row, a single number is none.</summary>
    public static bool AreRowsOf(Tensor value)
    {
        var (rows, length) = Rows(value.Shape);
        if (length < 2)
        {
            return false;
        }

        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            foreach (var entry in value.Values.Slice(row * length, length))
            {
                if (entry is < 0 or > 1)
                {
                    return false;
                }

                sum += entry;
            }

            if (Math.Abs(sum - 1) > 1e-9)
            {
                return false;
            }
        }

        return true;
    }

    public static Tensor Draw(Shape shape, bool oneHot, ref SplitMix random)
    {
        var (rows, length) = Rows(shape);
        var values = new double[shape.Count];
        for (var row = 0; row < rows; row++)
        {
            var entries = values.AsSpan(row * length, length);
            if (oneHot)
            {
                entries[random.Below(length)] = 1;
                continue;
            }

            var sum = 0.0;
            foreach (ref var entry in entries)
            {
                entry = random.Between(0.1, 1);
                sum += entry;
            }

            foreach (ref var entry in entries)
            {
                entry /= sum;
            }
        }

        return Tensor.Of(shape, values);
    }

    static (int Rows, int Length) Rows(Shape shape) => shape.Rank switch
    {
        0 => (1, 1),
        1 => (1, shape[0]),
        _ => (shape.Rows, shape.Columns),
    };
}
