using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Checking;

/// <summary>
/// The same formula in other words, by algebra that holds for every number: what learners write who are right but not in the engine's
/// words.
/// </summary>
static class Rewrites
{
    public static IEnumerable<(string Name, Node Form)> Of(Node formula)
    {
        yield return ("as it stands", formula);
        foreach (var (name, rule) in Rules)
        {
            yield return (name, Everywhere(formula, rule));
        }

        var zero = Node.Fill(formula.Shape, 0);
        var one = Node.Fill(formula.Shape, 1);
        yield return ("plus zero", Node.Of(new Add(), formula, zero));
        yield return ("times one", Node.Of(new Multiply(), one, formula));
        yield return ("minus minus", Node.Of(new Negate(), Node.Of(new Negate(), formula)));
        yield return ("transposed twice", Node.Of(new Transpose(), Node.Of(new Transpose(), formula)));
        yield return ("twice less once", Node.Of(new Subtract(), Node.Of(new Multiply(), 2.0, formula), formula));
        yield return ("half and half", Node.Of(new Add(), Node.Of(new Divide(), formula, 2.0), Node.Of(new Multiply(), 0.5, formula)));
        if (formula.Shape.IsVector)
        {
            yield return ("as a column", Node.Of(new Reshape(Shape.Matrix(formula.Shape[0], 1)), formula));
        }
    }

    static (string Name, Func<Op, Node[], Node?> Rule)[] Rules { get; } =
    [
        ("commuted", (op, inputs) => op is Add or Multiply ? Node.Of(op, inputs[1], inputs[0]) : null),
        ("minus as plus", (op, inputs) => op is Subtract ? Node.Of(new Add(), inputs[0], Node.Of(new Negate(), inputs[1])) : null),
        ("products transposed", (op, inputs) => op is MatMul ? TurnedProduct(inputs) : null),
        ("primes spelled out", (op, inputs) => op is Prime prime ? prime.Define([.. inputs]) : null),
        ("y(1 − y) multiplied out", (op, inputs) => op is Prime { Of: Sigmoid or Tanh } prime ? Multiplied(prime, inputs[0]) : null),
        ("diagonal matrices", (op, inputs) => op is Multiply && inputs.All(input => input.Shape.IsVector)
            && inputs[0].Shape.Equals(inputs[1].Shape)
            ? Node.Of(new MatMul(), Node.Of(new Diag(), inputs[0]), inputs[1]) : null),
        ("powers as products", (op, inputs) => op is Power && inputs[1].Uniform is 2
            ? Node.Of(new Multiply(), inputs[0], inputs[0]) : null),
        ("quotients as products", (op, inputs) => op is Divide
            ? Node.Of(new Multiply(), inputs[0], Node.Of(new Divide(), 1.0, inputs[1])) : null),
        ("signs moved", (op, inputs) => op is Multiply
            ? Node.Of(new Negate(), Node.Of(new Multiply(), Node.Of(new Negate(), inputs[0]), inputs[1])) : null),
    ];

    static Node TurnedProduct(Node[] inputs)
    {
        var plain = Node.Of(new MatMul(), inputs);
        return Node.TryOf(new MatMul(), [Node.Of(new Transpose(), inputs[1]), Node.Of(new Transpose(), inputs[0])], out var turned, out _)
            && Node.Of(new Transpose(), turned!) is var back && back.Shape.Equals(plain.Shape) ? back : plain;
    }

    static Node Multiplied(Prime prime, Node z)
    {
        var y = Node.Of(prime.Of, z);
        var square = Node.Of(new Multiply(), y, y);
        return prime.Of is Sigmoid ? Node.Of(new Subtract(), y, square) : Node.Of(new Subtract(), 1.0, square);
    }

    static Node Everywhere(Node formula, Func<Op, Node[], Node?> rule)
    {
        var images = new Dictionary<Node, Node>();
        foreach (var node in Graph.Of(formula).Nodes)
        {
            Node[] inputs = [.. node.Inputs.Select(input => images[input])];
            var image = inputs.Length == 0 ? node : rule(node.Op, inputs)
                ?? (inputs.SequenceEqual(node.Inputs) ? node : Node.Of(node.Op, inputs));
            images[node] = image.Shape.Equals(node.Shape) ? image : Node.Of(node.Op, inputs);
        }

        return images[formula];
    }
}
