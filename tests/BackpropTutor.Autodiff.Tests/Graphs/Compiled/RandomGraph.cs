using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Tests.Graphs.Compiled;

/// <summary>A graph of random steps with numbers for its variables, the same for the same seed.</summary>
sealed class RandomGraph
{
    static readonly Shape[] Shapes =
        [Shape.Scalar, Shape.Scalar, Shape.Vector(3), Shape.Matrix(1, 3), Shape.Matrix(2, 1), Shape.Matrix(2, 3), Shape.Matrix(3, 3),
            Shape.Vector(700), Shape.Matrix(40, 31)];

    static readonly Op[] Unary =
        [new Sigmoid(), new Tanh(), new Relu(), new Negate(), new Transpose(), new Sum(null, false), new Sum(0, true), new Sum(-1, false),
            new Prime(new Tanh())];

    static readonly Op[] Binary = [new Add(), new Subtract(), new Multiply(), new MatMul(), new Greater(), new Add(), new Multiply(),
        new MatMul()];

    readonly Random random;
    readonly List<Node> nodes = [];

    public RandomGraph(int seed, int steps)
    {
        random = new Random(seed);
        for (var i = 0; i < 6; i++)
        {
            var shape = Shapes[random.Next(Shapes.Length)];
            var variable = Node.Variable("v" + i, shape);
            Variables.Add(variable);
            Point["v" + i] = Tensor.Of(shape, [.. Enumerable.Range(0, (int)shape.Count).Select(_ => (2 * random.NextDouble()) - 1)]);
            nodes.Add(variable);
        }

        nodes.Add(Node.Fill(Shape.Scalar, 2));
        nodes.Add(Node.Fill(Shape.Matrix(2, 3), 0.5));
        for (var i = 0; i < steps; i++)
        {
            nodes.Add(Bounded(Step()));
        }

        Output = nodes.Skip(8).Aggregate((Node)0.0, (sum, node) => sum + node.Sum());
    }

    public List<Node> Variables { get; } = [];

    public Dictionary<string, Tensor> Point { get; } = new(StringComparer.Ordinal);

    /// <summary>A scalar that depends on every step.</summary>
    public Node Output { get; }

    Node Step()
    {
        while (true)
        {
            var (left, right) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)]);
            var built = random.Next(3) switch
            {
                0 => Built.Of(Unary[random.Next(Unary.Length)], left),
                1 => left.Shape.Count > 1 ? left.Reshape(Shape.Matrix(1, (int)left.Shape.Count)) : left.Pow(2.0),
                _ => Built.Of(Binary[random.Next(Binary.Length)], left, right),
            };
            if (built.Node is { Shape.Count: < 2000 } node)
            {
                return node;
            }
        }
    }

    /// <summary>Now and then squashed, so that products of products stay of a size that can be compared.</summary>
    Node Bounded(Node node) => node.Op is MatMul or Sum or Multiply or Power ? node.Apply(new Tanh()) : node;
}
