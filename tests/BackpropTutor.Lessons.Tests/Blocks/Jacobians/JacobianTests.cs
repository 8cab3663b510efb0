using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Jacobians;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Tests.Blocks.Jacobians;

public class JacobianTests
{
    internal static JacobianPicture Of(BoundModel model, string of, string by) =>
        JacobianPicture.Between(model, (of, model.Program.Names[of]), (by, model.Program.Names[by]));

    public static TheoryData<string, string, JacobianKind, double[]> Zoo => new()
    {
        { "h", "z", JacobianKind.Diagonal, [0.25, 0, 0, 0.19661193324148185] },
        { "z", "x", JacobianKind.Dense, [0.5, -0.5, 0.5, 1, 0.25, -0.5] },
        { "z", "b", JacobianKind.Identity, [1, 0, 0, 1] },
        { "z", "W", JacobianKind.BlockDiagonal, [1, 2, -1, 0, 0, 0, 0, 0, 0, 1, 2, -1] },
        { "s", "h", JacobianKind.Dense, [2, -1] },
        { "s", "u", JacobianKind.Dense, [0.5, 0.7310585786300049] },
        { "s", "z", JacobianKind.Dense, [0.5, -0.19661193324148185] },
        { "h", "u", JacobianKind.Zero, [0, 0, 0, 0] },
        { "z", "z", JacobianKind.Identity, [1, 0, 0, 1] },
    };

    [Theory]
    [MemberData(nameof(Zoo))]
    public void TheZooOfTheTinyNetHasItsEntriesAndItsPattern(string of, string by, JacobianKind kind, double[] expected)
    {
        var jacobian = Of(Models.Tiny, of, by);

        Assert.Equal(kind, jacobian.Structure.Kind);
        Assert.Equal(expected.Length, jacobian.Entries!.Values.Length);
        Assert.All(expected, (value, at) => Assert.Equal(value, jacobian.Entries[at], 12));
    }

    [Fact]
    public void EveryEntryOutsideThePatternIsZero() => Assert.All(Zoo, row =>
    {
        var jacobian = Of(Models.Tiny, row.Data.Item1, row.Data.Item2);

        Assert.True(jacobian.Entries!.Values.ToArray().Count(value => value != 0) <= jacobian.Structure.NonZeros);
    });

    [Fact]
    public void AMatrixTooLargeToReadIsNotFormed()
    {
        var model = Models.Build([("x", Tensor.Filled(Shape.Vector(4096), 1))], inputs => [("h", Node.Of(new Relu(), inputs["x"]))]);

        var jacobian = Of(model, "h", "x");

        Assert.Null(jacobian.Entries);
        Assert.Equal((JacobianKind.Diagonal, 4096), (jacobian.Structure.Kind, jacobian.Structure.NonZeros));
    }

    [Fact]
    public void OnlyASingleNumberHasAGradientInItsInputsShape()
    {
        Assert.False(Of(Models.Tiny, "z", "x").HasGradient);
        Assert.Equal(Shape.Matrix(2, 3), Of(Models.Tiny, "s", "W").Gradient.Shape);
        Assert.Throws<InvalidOperationException>(() => Of(Models.Tiny, "z", "x").Gradient);
    }

    [Fact]
    public void AnEntryThatAnotherPointWouldChangeIsADigitAndOneThatNoneCanIsADot()
    {
        var relu = Grid.Of(Of(Models.ReluNet, "h", "z"));

        Assert.Equal([CellLook.Zero, CellLook.Dot, CellLook.Dot, CellLook.Number],
            relu.Cells.SelectMany(row => row).Select(cell => cell.Look));
    }

    [Fact]
    public void TheSizesOfTheCourseAreFoundWithoutAMatrix()
    {
        var scale = JacobianScale.Of(Catalog.Functions["relu"], [Shape.Vector(4096), Shape.Matrix(100, 4096)]);

        Assert.Equal([16_777_216, 167_772_160_000], scale.Cases.Select(one => one.Entries));
        Assert.Equal([64.0 * 1024 * 1024, 671_088_640_000], scale.Cases.Select(one => one.BytesIfFormed));
        Assert.Equal([4096, 409_600], scale.Cases.Select(one => one.Structure.NonZeros));
    }
}
