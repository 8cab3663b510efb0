using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>Graph with some of its nodes replaced by others; what does not depend on a replaced node is shared, not copied.</summary>
public static class Substitution
{
    /// <summary>Replaces the keys of <paramref name="replacements"/> wherever <paramref name="node"/> is computed from them.</summary>
    public static Node In(Node node, IReadOnlyDictionary<Node, Node> replacements)
    {
        var images = new Dictionary<Node, Node>(replacements);
        foreach (var step in Graph.Between([node], replacements.ContainsKey).Nodes)
        {
            if (!images.ContainsKey(step))
            {
                images[step] = Rebuilt(step, step.Inputs.Select(input => images[input]).ToArray());
            }
        }

        return images[node];
    }

    /// <summary>The same step on other inputs; itself where they are the same.</summary>
    public static Node Rebuilt(Node step, Node[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!ReferenceEquals(inputs[i], step.Inputs[i]))
            {
                return Simplified(step.Op, inputs);
            }
        }

        return step;
    }

    /// <summary>Applies an op by the simplifying constructor of its kind.</summary>
    public static Node Simplified(Op op, params ReadOnlySpan<Node> inputs) => op switch
    {
        Add => inputs[0] + inputs[1],
        Subtract => inputs[0] - inputs[1],
        Multiply => inputs[0] * inputs[1],
        Divide => inputs[0] / inputs[1],
        Negate => -inputs[0],
        Power => inputs[0].Pow(inputs[1]),
        BroadcastTo broadcast => inputs[0].BroadcastTo(broadcast.Target),
        SumTo sum => inputs[0].SumTo(sum.Target),
        Reshape reshape => inputs[0].Reshape(reshape.Target),
        _ => Node.Of(op, inputs),
    };
}
