using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs.Compiled;

public sealed class PlanTests
{
    public static TheoryData<string, int> Ops => [.. Catalog.Types.SelectMany(type => type.Probes.Select((_, i) => (type.Type.Name, i)))];

    [Theory]
    [MemberData(nameof(Ops))]
    public void EveryOpGivesInAPlanWhatItGivesInARun(string op, int probe)
    {
        var (instance, shapes, ranges) = Catalog.Types.Single(type =>
            string.Equals(type.Type.Name, op, StringComparison.Ordinal)).Probes[probe];
        var random = new Random(41);
        Node[] inputs = [.. shapes.Select((shape, i) => Node.Variable("x" + i, shape))];
        var point = inputs.Select((input, i) => Tensor.Of(input.Shape,
            [.. Enumerable.Range(0, (int)input.Shape.Count).Select(_ => Draw(random, ranges[i]))])).ToArray();
        var values = point.Select((value, i) => ("x" + i, value)).ToDictionary(StringComparer.Ordinal);
        if (instance is Variable variable)
        {
            values[variable.Symbol] = Tensor.Filled(variable.Shape, 1.5);
        }

        AssertSame(Node.Of(instance, inputs), values);
    }

    [Fact]
    public void APlanOfAnyGraphAndItsGradientsComesToTheRunsNumbers()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var graph = new RandomGraph(seed, 3 + (seed % 40));
            var backward = Backward.Of(graph.Output);
            AssertClose([graph.Output, .. graph.Variables.Select(backward.GradientOf)], graph.Point, $"seed {seed}");
        }
    }

    [Fact]
    public void ASecondRunStartsAfresh()
    {
        for (var seed = 1000; seed < 1050; seed++)
        {
            var graph = new RandomGraph(seed, 30);
            var backward = Backward.Of(graph.Output);
            Node[] outputs = [graph.Output, .. graph.Variables.Select(backward.GradientOf)];
            var workspace = Given(Plan.Of(outputs), graph.Point);
            workspace.Run();
            var first = outputs.Select(output => workspace.Value(output).ToArray()).ToArray();
            workspace.Run();

            Assert.All(outputs.Zip(first), pair => Assert.Equal(pair.Second, workspace.Value(pair.First).ToArray()));
        }
    }

    [Fact]
    public void ARunAllocatesNothing()
    {
        var w = Node.Variable("W", Shape.Matrix(40, 30));
        var x = Node.Variable("x", Shape.Matrix(20, 40));
        var b = Node.Variable("b", Shape.Vector(30));
        var loss = ((x.MatMul(w) + b).Apply(new Sigmoid()) - 0.5).Pow(2.0).Sum();
        var backward = Backward.Of(loss);
        var workspace = Plan.Of(loss, backward.GradientOf(w), backward.GradientOf(b), backward.GradientOf(x)).NewWorkspace();
        workspace.Set(w, new double[1200]);
        workspace.Set(x, new double[800]);
        workspace.Set(b, new double[30]);
        workspace.Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        workspace.Run();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TwoVariablesCanTakeEachOthersValue()
    {
        var (a, b) = (Node.Variable("a", Shape.Vector(2)), Node.Variable("b", Shape.Vector(2)));
        var sum = (a + b).Sum();
        var workspace = Plan.Of([sum], [new(a, b), new(b, a)]).NewWorkspace();
        workspace.Set(a, [1, 2]);
        workspace.Set(b, [10, 20]);
        workspace.Run();

        Assert.Equal([10, 20], workspace.Variable(a).ToArray());
        Assert.Equal([1, 2], workspace.Variable(b).ToArray());
    }

    [Fact]
    public void NextValuesAreAllMadeOfTheOldOnes()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            Node[] variables = [.. Enumerable.Range(0, 4).Select(i => Node.Variable("v" + i, Shape.Vector(9)))];
            Node Any() => variables[random.Next(4)];
            Assignment[] assignments = [.. variables.Select(variable =>
                new Assignment(variable, random.Next(4) == 0 ? Any() : (Any() * Any()) - (0.5 * Any())))];
            var loss = (variables[0] * variables[1]).Sum();
            var point = variables.ToDictionary(v => ((Variable)v.Op).Symbol,
                _ => Tensor.Vector([.. Enumerable.Range(0, 9).Select(_ => random.NextDouble())]), StringComparer.Ordinal);
            var run = Autodiff.Graphs.Run.Of(Graph.Of(assignments.Select(each => each.Next)), point);
            var workspace = Given(Plan.Of([loss], assignments), point);
            workspace.Run();

            Assert.All(assignments, each => Assert.True(run[each.Next].Values.SequenceEqual(workspace.Variable(each.Variable)),
                $"seed {seed}"));
        }
    }

    [Fact]
    public void AMissingVariableIsNamed()
    {
        var workspace = Plan.Of(Node.Variable("x", Shape.Scalar) * Node.Variable("y", Shape.Scalar)).NewWorkspace();
        workspace.Set("x", [1]);

        Assert.Equal("y has no value yet: Set it before Run.", Assert.Throws<InvalidOperationException>(workspace.Run).Message);
    }

    [Fact]
    public void ZeroAndMinusZeroStayDifferentConstants()
    {
        var x = Node.Variable("x", Shape.Scalar);
        var (plus, minus) = (Node.Of(new Divide(), x, Node.Fill(Shape.Scalar, 0.0)),
            Node.Of(new Divide(), x, Node.Fill(Shape.Scalar, -0.0)));
        var workspace = Plan.Of(plus, minus).NewWorkspace();
        workspace.Set(x, [1]);
        workspace.Run();

        Assert.Equal([double.PositiveInfinity, double.NegativeInfinity], [workspace.Value(plus)[0], workspace.Value(minus)[0]]);
    }

    static double Draw(Random random, Interval range)
    {
        var (low, high) = (Math.Max(range.Low, -3), Math.Min(range.High, 3));
        return low + ((high - low) * random.NextDouble());
    }

    static Workspace Given(Plan plan, Dictionary<string, Tensor> point)
    {
        var workspace = plan.NewWorkspace();
        foreach (var (name, value) in point)
        {
            workspace.Set(name, value.Values);
        }

        return workspace;
    }

    static void AssertSame(Node output, Dictionary<string, Tensor> point)
    {
        var workspace = Given(Plan.Of(output), point);
        workspace.Run();
        AssertEntries(Autodiff.Graphs.Run.Of(Graph.Of(output), point)[output].Values, workspace.Value(output), 4e-16, output.ToString());
    }

    static void AssertClose(Node[] outputs, Dictionary<string, Tensor> point, string what)
    {
        var run = Autodiff.Graphs.Run.Of(Graph.Of(outputs), point);
        var workspace = Given(Plan.Of(outputs), point);
        workspace.Run();
        foreach (var output in outputs)
        {
            AssertEntries(run[output].Values, workspace.Value(output), 1e-11, $"{what}: {output}");
        }
    }

    /// <summary>Relative to the largest entry, since a sum of large terms may leave a small one.</summary>
    static void AssertEntries(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string what)
    {
        var scale = 1.0;
        foreach (var entry in expected)
        {
            scale = Math.Max(scale, Math.Abs(entry));
        }

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale || expected[i].Equals(actual[i]),
                $"{what}, entry {i}: {expected[i]:R} in the run, {actual[i]:R} in the plan.");
        }
    }
}
