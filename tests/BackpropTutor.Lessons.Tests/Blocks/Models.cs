using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Tests.Blocks;

/// <summary>Small models, built node by node, so that a test of a picture does not hang on how programs are read.</summary>
static class Models
{
    /// <summary>z = W x + b, h = σ(z), s = uᵀ h.</summary>
    public static BoundModel Tiny { get; } = Build(
        [("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })), ("x", Tensor.Vector(1, 2, -1)),
            ("b", Tensor.Vector(1, -1)), ("u", Tensor.Vector(2, -1))],
        Scored);

    /// <summary>"museums in Paris in spring": vectors of two, so x has ten entries; z = W x + b, h = σ(z), s = uᵀ h.</summary>
    public static BoundModel Window { get; } = Build(
        [
            ("W", Tensor.Matrix(new[,] { { 0.1, -0.2, 0.3, 0.1, 0.5, -0.4, 0.2, 0, -0.1, 0.3 },
                { -0.3, 0.2, 0.1, 0.4, 0.2, 0.6, -0.5, 0.1, 0.4, -0.2 } })),
            ("x", Tensor.Vector(0.5, -0.1, 0.2, 0.3, 1, 0.4, 0.2, 0.3, -0.3, 0.6)), ("b", Tensor.Vector(0.05, -0.1)),
                ("u", Tensor.Vector(1.5, -0.8)),
        ],
        Scored);

    /// <summary>z = W x, h = relu(z), W = [[1, 2], [3, −1]], x = (1, −1).</summary>
    public static BoundModel ReluNet { get; } = Build(
        [("W", Tensor.Matrix(new double[,] { { 1, 2 }, { 3, -1 } })), ("x", Tensor.Vector(1, -1))],
        inputs =>
        {
            var z = Node.Of(new MatMul(), inputs["W"], inputs["x"]);
            return [("z", z), ("h", Node.Of(new Relu(), z))];
        });

    static (string Name, Node Node)[] Scored(IReadOnlyDictionary<string, Node> inputs)
    {
        var z = Node.Of(new Add(), Node.Of(new MatMul(), inputs["W"], inputs["x"]), inputs["b"]);
        var h = Node.Of(new Sigmoid(), z);
        return [("z", z), ("h", h), ("s", Node.Of(new MatMul(), Node.Of(new Transpose(), inputs["u"]), h))];
    }

    public static BoundModel Build((string Name, Tensor Value)[] variables,
        Func<IReadOnlyDictionary<string, Node>, (string Name, Node Node)[]> define)
    {
        var inputs = variables.ToDictionary(pair => pair.Name, pair => Node.Variable(pair.Name, pair.Value.Shape));
        var definitions = define(inputs).Select(pair => new Definition(pair.Name, pair.Node, default)).ToImmutableArray();
        var names = inputs.Concat(definitions.Select(definition => KeyValuePair.Create(definition.Name, definition.Node)));
        var program = new Program
        {
            Text = "",
            Variables = [.. inputs.Values.Select(node => (Variable)node.Op)],
            Definitions = definitions,
            Output = definitions[^1],
            Names = names.ToImmutableDictionary(),
            Spans = ImmutableDictionary<Node, TextSpan>.Empty,
        };
        return new BoundModel(program, variables.ToImmutableDictionary(pair => pair.Name, pair => pair.Value));
    }
}
