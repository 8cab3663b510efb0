namespace BackpropTutor.Autodiff.Tensors;

/// <summary>Walks the entries of a broadcast result in row-major order and says which entry of each operand is read there.</summary>
ref struct BroadcastWalk
{
    readonly Shape shape;
    readonly Span<int> counters;
    readonly ReadOnlySpan<int> leftStrides;
    readonly ReadOnlySpan<int> rightStrides;

    public BroadcastWalk(Shape left, Shape right, Shape shape)
    {
        this.shape = shape;
        counters = new int[shape.Rank];
        leftStrides = StridesOf(left, shape);
        rightStrides = StridesOf(right, shape);
    }

    public int Left { get; private set; }

    public int Right { get; private set; }

    public void Step()
    {
        for (var axis = counters.Length - 1; axis >= 0; axis--)
        {
            Left += leftStrides[axis];
            Right += rightStrides[axis];
            if (++counters[axis] < shape[axis])
            {
                return;
            }

            Left -= leftStrides[axis] * shape[axis];
            Right -= rightStrides[axis] * shape[axis];
            counters[axis] = 0;
        }
    }

    /// <summary>How far an operand's offset moves per step along each axis of the result: 0 along an axis that is repeated.</summary>
    static int[] StridesOf(Shape operand, Shape result)
    {
        var strides = new int[result.Rank];
        var stride = 1;
        for (var back = 1; back <= operand.Rank; back++)
        {
            strides[^back] = operand[operand.Rank - back] == 1 ? 0 : stride;
            stride *= operand[operand.Rank - back];
        }

        return strides;
    }
}
