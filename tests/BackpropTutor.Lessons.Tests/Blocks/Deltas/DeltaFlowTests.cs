using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Deltas;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Tests.Blocks.Deltas;

public class DeltaFlowTests
{
    internal static DeltaFlow Of(BoundModel model, params string[] words) => DeltaFlow.Of(model, [model.Program.Names["z"]], [.. words]);

    [Fact]
    public void TheTinyNetSendsBackWhatTheCourseWorksOut()
    {
        var layer = Assert.Single(Of(Models.Tiny).Layers);

        AssertNear([2, -1], layer.Upstream);
        AssertNear([0.25, 0.1966119332], layer.Slope!);
        AssertNear([0.5, -0.1966119332], layer.Signal);
        AssertNear([0.5, 1, -0.5, -0.1966119332, -0.3932238665, 0.1966119332], layer.ByW);
        AssertNear([0.0533880668, -0.2991529833, 0.3483059666], layer.ByX);
    }

    [Fact]
    public void TheColumnsAreTheVectorsFromTheInputToTheOutput()
    {
        var flow = Of(Models.Tiny);

        Assert.Equal(["x", "z", "h", "s"], flow.Columns.Select(column => column.Name.Text));
        Assert.Equal([false, true, false, false], flow.Columns.Select(column => column.IsDelta));
        Assert.Equal([JacobianKind.Dense, JacobianKind.Diagonal, JacobianKind.Dense, null], flow.Columns.Select(column => column.ToNext));
        Assert.Equal(["Wᵀδ", "⊙ σ′(z)", "∂s/∂h", ""], flow.Columns.Select(column => column.Back));
    }

    [Fact]
    public void AWordThatStandsTwiceReceivesTheSumOfItsBlocks()
    {
        var words = Of(Models.Window, "museums", "in", "Paris", "in", "spring").Words;

        Assert.Equal(["museums", "in", "Paris", "spring"], words.Select(word => word.Word));
        Assert.Equal([2, 4], words[1].Places);
        AssertNear([0.0762593634, -0.0479135455], words[1].Blocks[0]);
        AssertNear([0.2404322724, -0.0679135455], words[1].Sum);
        AssertNear([0.1204322724, -0.2483458179], words[2].Sum);
    }

    [Fact]
    public void ALayerWithoutANonlinearityHasItsUpstreamForDelta()
    {
        var model = Models.Build([("W", Tensor.Matrix(new double[,] { { 1, 2 }, { 3, -1 } })), ("x", Tensor.Vector(1, -1))], inputs =>
        {
            var z = inputs["W"].MatMul(inputs["x"]);
            return [("z", z), ("s", (z * z).Sum())];
        });

        var layer = Assert.Single(Of(model).Layers);

        Assert.Null(layer.Slope);
        AssertNear([-2, 8], layer.Signal);
    }

    [Fact]
    public void WiresAreOneToOneWhereTheJacobianIsDiagonal()
    {
        var drawing = DeltaDrawing.Of(Of(Models.Tiny));

        Assert.Equal([6, 2, 2], new[] { (0, JacobianKind.Dense), (1, JacobianKind.Diagonal),
            (2, JacobianKind.Dense) }.Select(gap => drawing.Wires(gap.Item1, gap.Item2).Count()));
    }

    static void AssertNear(double[] expected, Tensor actual) => Assert.Equal(expected,
        actual.Values.ToArray().Select(value => Math.Round(value, 10)));
}
