using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Graphs;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

/// <summary>The course's own examples as programs, and what another implementation found for them.</summary>
static class Worked
{
    public static Program Simple { get; } = Build(() =>
    {
        var (x, y, z) = (Scalar("x"), Scalar("y"), Scalar("z"));
        var q = Node.Of(new Add(), x, y);
        return [("q", q), ("f", Node.Of(new Multiply(), q, z))];
    });

    /// <summary>max(y, z) as relu(y − z) + z, which has the same local gradients away from the tie.</summary>
    public static Program FanOut { get; } = Build(() =>
    {
        var (x, y, z) = (Scalar("x"), Scalar("y"), Scalar("z"));
        var a = Node.Of(new Add(), x, y);
        var b = Node.Of(new Add(), Node.Of(new Relu(), Node.Of(new Subtract(), y, z)), z);
        return [("a", a), ("b", b), ("f", Node.Of(new Multiply(), a, b))];
    });

    public static Program TinyNet { get; } = Build(() =>
    {
        var (w, x) = (Node.Variable("W", Shape.Matrix(2, 3)), Node.Variable("x", Shape.Vector(3)));
        var (b, u) = (Node.Variable("b", Shape.Vector(2)), Node.Variable("u", Shape.Vector(2)));
        var z = Node.Of(new Add(), Node.Of(new MatMul(), w, x), b);
        var h = Node.Of(new Sigmoid(), z);
        return [("z", z), ("h", h), ("s", Node.Of(new MatMul(), Node.Of(new Transpose(), u), h))];
    });

    /// <summary>1 / (1 + exp(−(w0 x0 + w1 x1 + w2))), gate by gate.</summary>
    public static Program Neuron { get; } = Build(() =>
    {
        var (w0, x0, w1, x1, w2) = (Scalar("w0"), Scalar("x0"), Scalar("w1"), Scalar("x1"), Scalar("w2"));
        var dot = Node.Of(new Add(), Node.Of(new Multiply(), w0, x0), Node.Of(new Multiply(), w1, x1));
        var n = Node.Of(new Negate(), Node.Of(new Add(), dot, w2));
        var d = Node.Of(new Add(), Node.Of(new Exp(), n), Node.Fill(Shape.Scalar, 1));
        return [("f", Node.Of(new Divide(), Node.Fill(Shape.Scalar, 1), d))];
    });

    public static Dictionary<string, Tensor> NeuronPoint => Numbers(("w0", 2), ("x0", -1), ("w1", -3), ("x1", -2), ("w2", -3));

    public static GraphPicture Picture(this Program program, string oracle, Grain grain = Grain.Definitions) =>
        GraphPicture.Of(program, Values(Oracle(oracle)), grain);

    public static GraphModel Model(this Program program, string oracle, Grain grain = Grain.Definitions) =>
        new(program, Values(Oracle(oracle)).ToImmutableDictionary(StringComparer.Ordinal), grain);

    public static JsonElement Oracle(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("worked_examples.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateArray().Single(example => example.GetProperty("id").GetString() == id).Clone();
    }

    public static Dictionary<string, Tensor> Numbers(params (string Name, double Value)[] numbers) =>
        numbers.ToDictionary(pair => pair.Name, pair => (Tensor)pair.Value, StringComparer.Ordinal);

    public static double[] Flat(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().SelectMany(Flat)] : [json.GetDouble()];

    public static void Near(IEnumerable<double> expected, ReadOnlySpan<double> actual) =>
        Assert.Equal(expected, actual.ToArray(), (e, a) => Math.Abs(e - a) <= 1e-12 * Math.Max(1, Math.Abs(e)));

    public static Program Build(Func<(string Name, Node Node)[]> define)
    {
        var definitions = define().Select(pair => new Definition(pair.Name, pair.Node, default)).ToImmutableArray();
        var variables = Graph.Of(definitions[^1].Node).Nodes.Where(node => node.Op is Variable).ToList();
        return new Program
        {
            Text = "",
            Variables = [.. variables.Select(node => (Variable)node.Op)],
            Definitions = definitions,
            Output = definitions[^1],
            Names = variables.Select(node => (((Variable)node.Op).Symbol, node))
                .Concat(definitions.Select(definition => (definition.Name, definition.Node)))
                .ToImmutableDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal),
            Spans = ImmutableDictionary<Node, TextSpan>.Empty,
        };
    }

    static Node Scalar(string name) => Node.Variable(name, Shape.Scalar);

    static Dictionary<string, Tensor> Values(JsonElement oracle) => oracle.GetProperty("variables").EnumerateObject().ToDictionary(
        variable => variable.Name,
        variable => Tensor.Of(
            Shape.Of([.. variable.Value.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())]),
                Flat(variable.Value.GetProperty("value"))),
        StringComparer.Ordinal);
}
