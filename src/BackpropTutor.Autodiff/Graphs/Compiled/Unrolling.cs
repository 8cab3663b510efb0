using BackpropTutor.Autodiff.Graphs.Compiled.Steps;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>
/// Steps on a handful of entries, written out entry by entry as scalar instructions: for those the loop over a step's entries,
/// and the call that leads to it, would take longer than the work itself.
/// </summary>
static class Unrolling
{
    const int MostEntries = 8;
    const int MostCalls = 3;
    const int MostProducts = 32;

    /// <summary>The step as instructions, or false where it is too large or of another kind.</summary>
    public static bool TryAdd(Planned value, Place to, ReadOnlySpan<Place> from, StepList steps)
    {
        switch (value.Op)
        {
            case Elementwise map when value.Count <= Limit(map.Arithmetic):
                for (var i = 0; i < value.Count; i++)
                {
                    steps.Add(Instruction.Of(map, to.Offset + i, from[0].Offset + i));
                }

                return true;
            case Broadcasting zip when value.Count <= Limit(zip.Arithmetic):
                Zip(zip, to, from[0], from[1], steps);
                return true;
            case MatMul when Terms(value, from) <= MostProducts:
                Multiply(value, to, from[0], from[1], steps);
                return true;
            default:
                return false;
        }
    }

    static int Limit(Arithmetic arithmetic) => arithmetic == Arithmetic.None ? MostCalls : MostEntries;

    static long Terms(Planned product, ReadOnlySpan<Place> from) => product.Count == 0 || from[0].Shape.Count == 0
        ? long.MaxValue
        : product.Count * (product.LeftTransposed ? from[0].Shape.Rows : from[0].Shape.Columns);

    static void Zip(Broadcasting zip, Place to, Place left, Place right, StepList steps)
    {
        var walk = new BroadcastWalk(left.Shape, right.Shape, to.Shape);
        for (var row = 0; row < walk.Rows; row++)
        {
            for (var i = 0; i < walk.Length; i++)
            {
                steps.Add(Instruction.Of(
                    zip, to.Offset + (row * walk.Length) + i, left.Offset + walk.Left + (walk.LeftRepeats ? 0 : i),
                        right.Offset + walk.Right + (walk.RightRepeats ? 0 : i)));
            }

            walk.Step();
        }
    }

    /// <summary>Each entry is a product and then multiply-adds in the order of the inner index, as the kernels do it.</summary>
    static void Multiply(Planned product, Place to, Place left, Place right, StepList steps)
    {
        var (rows, inner) = product.LeftTransposed ? (left.Shape.Columns, left.Shape.Rows) : (left.Shape.Rows, left.Shape.Columns);
        var columns = product.Count / rows;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < inner; k++)
                {
                    steps.Add(new Instruction(
                        k == 0 ? ScalarCode.Multiply : ScalarCode.MultiplyAdd,
                        to.Offset + (i * columns) + j,
                        left.Offset + (product.LeftTransposed ? (k * rows) + i : (i * inner) + k),
                        right.Offset + (product.RightTransposed ? (j * inner) + k : (k * columns) + j)));
                }
            }
        }
    }
}
