using BackpropTutor.Autodiff.Graphs.Precision;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Functions that somebody wrote out with exponentials, found by their form: ln Σ exp(z), ln (1 + exp(z)), exp(z)/Σ exp(z), 1/(1 +
/// exp(−z)), and tanh. Written so they overflow at z = 1000, where the function itself is an ordinary number.
/// </summary>
static class WrittenOut
{
    /// <summary>A function that was found.</summary>
    /// <param name="Between">The nodes that it goes around.</param>
    /// <param name="Entry">The one whose edge from the argument it takes over; null where that is not one edge alone.</param>
    public sealed record Found(Op Op, Node Argument, Node[] Between, Node? Entry);

    static IEnumerable<Node> Negations(IEnumerable<Node> exponentials) =>
        exponentials.Select(node => node.Inputs[0]).Where(argument => argument.Op is Negate);

    /// <summary>The step that a quotient is; null where it is none of these.</summary>
    public static Found? Quotient(Node node)
    {
        if (node.Op is not Divide)
        {
            return null;
        }

        var (top, bottom) = (node.Inputs[0], node.Inputs[1]);
        if (top.Uniform is 1 && top.Shape.IsScalar && OnePlus(bottom) is { } exponential)
        {
            var argument = exponential.Inputs[0];
            return new(new Sigmoid(), -argument, argument.Op is Negate ? [bottom, exponential, argument] : [bottom, exponential], null);
        }

        return top is { Op: Subtract } && bottom is { Op: Add } && IsHyperbolic(top, bottom)
            ? new(new Tanh(), top.Inputs[0].Inputs[0],
                [top, bottom, .. top.Inputs, .. bottom.Inputs, .. Negations(top.Inputs), .. Negations(bottom.Inputs)], null) : null;
    }

    /// <summary>
    /// The step that the logarithm of this node is, with its argument and the nodes between; null where it is none of these.
    /// </summary>
    public static Found? Logarithm(Node node)
    {
        if (node.Op is Sum sum && node.Inputs[0] is { Op: Exp } terms)
        {
            return LogSumOf(sum, terms.Inputs[0]) is { } op ? new(op, terms.Inputs[0], [node, terms], terms) : null;
        }

        if (OnePlus(node) is { } exponential && exponential.Shape.Equals(node.Shape))
        {
            return new(new Softplus(), exponential.Inputs[0], [node, exponential], exponential);
        }

        return node.Op is Divide && node.Inputs is [{ Op: Exp } top, { Op: Sum total } below] && below.Inputs[0] is { Op: Exp } all
            && Alike.Are(top.Inputs[0], all.Inputs[0]) && LineOf(total, top.Shape) is { } softmax
            ? new(softmax, top.Inputs[0], [node, top, below, all], ReferenceEquals(top, all) ? top : null) : null;
    }

    static LogSumExp? LogSumOf(Sum sum, Node argument) => argument.Shape.IsVector && !sum.KeepDims ? new LogSumExp(null, false)
        : argument.Shape.IsMatrix && sum.Axis is { } axis ? new LogSumExp(axis, sum.KeepDims)
        : null;

    static LogSoftmax? LineOf(Sum sum, Tensors.Shape shape) =>
        shape.IsVector && sum.Axis is null or 0 && !sum.KeepDims ? new LogSoftmax(null)
        : shape.IsMatrix && sum is { Axis: { } axis, KeepDims: true } ? new LogSoftmax(axis)
        : null;

    /// <summary>exp(u), where the node is 1 + exp(u).</summary>
    static Node? OnePlus(Node node) => node.Op is not Add ? null
        : node.Inputs[0].Uniform is 1 && node.Inputs[1].Op is Exp ? node.Inputs[1]
        : node.Inputs[1].Uniform is 1 && node.Inputs[0].Op is Exp ? node.Inputs[0]
        : null;

    /// <summary>(exp(z) − exp(−z)) over (exp(z) + exp(−z)).</summary>
    static bool IsHyperbolic(Node top, Node bottom) =>
        top.Inputs is [{ Op: Exp } plus, { Op: Exp } minus] && bottom.Inputs is [{ Op: Exp } first, { Op: Exp } second]
        && minus.Inputs[0] is { Op: Negate } negative && Alike.Are(negative.Inputs[0], plus.Inputs[0])
        && ((Alike.Are(first, plus) && Alike.Are(second, minus)) || (Alike.Are(first, minus) && Alike.Are(second, plus)));
}
