using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>Graph that a mistaken learner would build, or null where even they could not, because the shapes do not fit.</summary>
static class LenientAlgebra
{
    public static Node? MatMul(Node left, Node right) =>
        left.Shape.IsScalar || right.Shape.IsScalar || left.Shape.Columns == right.Shape.Rows ? left.MatMul(right) : null;

    public static Node? Times(Node left, Node right) => Shape.Broadcast(left.Shape, right.Shape) is null ? null : left * right;

    public static Node? Over(Node left, Node right) => Shape.Broadcast(left.Shape, right.Shape) is null ? null : left / right;

    public static Node Ones(Node like) => Node.Fill(like.Shape, 1);

    /// <summary>Sums what broadcasting repeated, if it did; null where the shape could not have come from
    /// <paramref name="like"/>.</summary>
    public static Node? Fit(Node? flow, Node like) =>
        flow is null ? null
        : flow.Shape.Equals(like.Shape) ? flow
        : like.Shape.BroadcastsTo(flow.Shape) ? flow.SumTo(like.Shape)
        : flow.Shape.BroadcastsTo(like.Shape) ? flow.BroadcastTo(like.Shape)
        : null;

    /// <summary>What the consumer would send down if nothing had to be summed: its input first repeated to the consumer's own
    /// shape.</summary>
    public static Node? Unsummed(Edge edge, Node upstream)
    {
        if (edge.Consumer.Op is not Broadcasting || edge.Source.Shape.Equals(edge.Consumer.Shape))
        {
            return null;
        }

        Node[] inputs = [.. edge.Consumer.Inputs];
        inputs[edge.Input] = Node.Of(new BroadcastTo(edge.Consumer.Shape), edge.Source);
        var repeated = Node.Of(edge.Consumer.Op, inputs);
        return repeated.Op.Pullback(repeated, upstream, edge.Input);
    }
}
