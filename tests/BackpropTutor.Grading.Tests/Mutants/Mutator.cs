using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Grading.Tests.Mutants;

/// <summary>Changes one step of a formula: mostly into a wrong one, now and then into the same in other words. Which it was, the evaluator
/// says.</summary>
static class Mutator
{
    static readonly Elementwise[] Functions = [new Sigmoid(), new Tanh(), new Relu(), new Softplus(), new Sin(), new Cos(), new HardTanh()];

    public static Node? Mutate(Node formula, IReadOnlyList<Node> named, Random random)
    {
        var nodes = Graph.Of(formula).Nodes;
        var victim = nodes[random.Next(nodes.Length)];
        if (Changed(victim, named, random) is not { } image || !image.Shape.Equals(victim.Shape))
        {
            return null;
        }

        var images = new Dictionary<Node, Node> { [victim] = image };
        foreach (var node in nodes)
        {
            if (!images.ContainsKey(node))
            {
                Node[] inputs = [.. node.Inputs.Select(input => images[input])];
                images[node] = inputs.SequenceEqual(node.Inputs) ? node : Node.Of(node.Op, inputs);
            }
        }

        return images[formula];
    }

    static Node? Changed(Node node, IReadOnlyList<Node> named, Random random)
    {
        switch (random.Next(9))
        {
            case 0:
                return Node.Of(new Negate(), node);
            case 1:
                var factors = new[] { 2, 0.5, 3, 1.001, 0.999, 1.5 };
                return Node.Of(new Multiply(), factors[random.Next(factors.Length)], node);
            case 2:
                var same = named.Where(other => other.Shape.Equals(node.Shape)).ToArray();
                return same.Length == 0 ? null : same[random.Next(same.Length)];
            case 3:
                return Node.Of(new Add(), node, Node.Fill(node.Shape, new[] { 0, 1, 1e-3 }[random.Next(3)]));
            case 4:
                return Node.Of(new Negate(), Node.Of(new Negate(), node));
            case 5 when node.Inputs.Length > 0:
                var input = node.Inputs[random.Next(node.Inputs.Length)];
                return input.Shape.Equals(node.Shape) ? input : null;
            case 6 when node.Inputs.Length == 1 && node.Op is Elementwise or Prime:
                var function = Functions[random.Next(Functions.Length)];
                return random.Next(2) == 0 ? Node.Of(function, node.Inputs[0]) : Node.Of(new Prime(function), node.Inputs[0]);
            default:
                return Reworked(node, random);
        }
    }

    static Node? Reworked(Node node, Random random) => node switch
    {
        { Op: Broadcasting op } when random.Next(2) == 0 => Node.TryOf(op, [node.Inputs[1], node.Inputs[0]], out var swapped, out _)
            ? swapped : null,
        { Op: Add } => Node.Of(new Subtract(), node.Inputs[0], node.Inputs[1]),
        { Op: Subtract or Multiply } => Node.Of(new Add(), node.Inputs[0], node.Inputs[1]),
        { Op: Divide } => Node.Of(new Multiply(), node.Inputs[0], node.Inputs[1]),
        { Op: Greater } => Node.Of(random.Next(2) == 0 ? new GreaterOrEqual() : new Less(), node.Inputs[0], node.Inputs[1]),
        { Op: GreaterOrEqual } => Node.Of(random.Next(2) == 0 ? new Greater() : new Less(), node.Inputs[0], node.Inputs[1]),
        { Op: MatMul } => Node.TryOf(new MatMul(), [Node.Of(new Transpose(), node.Inputs[1]), Node.Of(new Transpose(), node.Inputs[0])],
            out var turned, out _)
            ? random.Next(2) == 0 ? Node.Of(new Transpose(), turned!) : turned : null,
        { Op: Power } => Node.Of(new Multiply(), node.Inputs[0], node.Inputs[0]),
        _ => null,
    };
}
