using System.Runtime.CompilerServices;

namespace BackpropTutor.Autodiff.Tensors;

/// <summary>
/// Walks a broadcast result row by row (a row is a run along its last axis) and says where each operand's row begins,
/// and whether that row is a run of entries or one entry repeated.
/// </summary>
ref struct BroadcastWalk
{
    const int MostAxes = 8;

    readonly Shape shape;
    readonly int axes;
    Counters counters;
    Counters leftStrides;
    Counters rightStrides;

    public BroadcastWalk(Shape left, Shape right, Shape shape)
    {
        if (shape.Rank > MostAxes)
        {
            throw new NotSupportedException(
                $"Broadcasting is written for at most {MostAxes} axes, but the result is {shape}: raise MostAxes.");
        }

        this.shape = shape;
        axes = shape.Rank - 1;
        Length = shape.IsScalar ? 1 : shape[^1];
        Rows = Length == 0 ? 0 : checked((int)(shape.Count / Length));
        Strides(left, shape, ref leftStrides);
        Strides(right, shape, ref rightStrides);
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many entries a row of the result has.</summary>
    public int Length { get; }

    public int Left { get; private set; }

    public int Right { get; private set; }

    /// <summary>Whether the left operand has one entry for the whole row.</summary>
    public readonly bool LeftRepeats => axes < 0 || leftStrides[axes] == 0;

    public readonly bool RightRepeats => axes < 0 || rightStrides[axes] == 0;

    /// <summary>Moves on to the next row.</summary>
    public void Step()
    {
        for (var axis = axes - 1; axis >= 0; axis--)
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
    static void Strides(Shape operand, Shape result, ref Counters strides)
    {
        var stride = 1;
        for (var back = 1; back <= operand.Rank; back++)
        {
            var length = operand[operand.Rank - back];
            strides[result.Rank - back] = length == 1 ? 0 : stride;
            stride *= length;
        }
    }

    [InlineArray(MostAxes)]
    struct Counters
    {
        int first;
    }
}
