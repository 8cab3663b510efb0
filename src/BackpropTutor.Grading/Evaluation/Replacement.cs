using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>A graph with some of its nodes replaced by others of the same shape.</summary>
static class Replacement
{
    public static Node In(Node node, IReadOnlyDictionary<Node, Node> replaced)
    {
        var images = new Dictionary<Node, Node>();
        foreach (var step in Graph.Of(node).Nodes)
        {
            Node[] inputs = [.. step.Inputs.Select(input => images[input])];
            images[step] = replaced.TryGetValue(step, out var other) ? other : inputs.SequenceEqual(step.Inputs)
                ? step : Node.Of(step.Op, inputs);
        }

        return images[node];
    }
}
