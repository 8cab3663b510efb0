using BackpropTutor.Autodiff.Graphs.Precision;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// A run to which further nodes are added as they are asked for, each computed once from what is there. For one caller at a time: unlike a
/// <see cref="Run"/> it changes.
/// </summary>
sealed class GrowingRun
{
    static readonly Dictionary<string, Tensor> NoVariables = [];

    readonly Dictionary<Node, Tensor> values;

    GrowingRun(Dictionary<Node, Tensor> values) => this.values = values;

    public static GrowingRun Of(Graph graph, IReadOnlyDictionary<string, Tensor> variables)
    {
        var run = Run.Of(graph, variables);
        return new GrowingRun(graph.Nodes.ToDictionary(node => node, node => run[node]));
    }

    /// <summary>The value of a node that depends on nothing but what is here.</summary>
    public Tensor Extend(Node node)
    {
        if (values.TryGetValue(node, out var known))
        {
            return known;
        }

        foreach (var step in Graph.Between([node], values.ContainsKey).Nodes)
        {
            if (!values.ContainsKey(step))
            {
                values[step] = Evaluate(step);
            }
        }

        return values[node];
    }

    /// <summary>The value of a further node that also depends on <paramref name="extra"/>, kept apart so that the next one may
    /// differ.</summary>
    public Tensor Elsewhere(Node node, Node extra, Tensor value) => new GrowingRun(new(values) { [extra] = value }).Extend(node);

    Tensor Evaluate(Node node)
    {
        switch (node.Op)
        {
            case Variable variable:
                return variable.In(NoVariables);
            case Constant constant:
                return constant.Value;
            case DefinedOp defined:
                return Extend(defined.Define(node.Inputs));
        }

        if (Precise.Of(node) is { } precise)
        {
            return Extend(precise);
        }

        var output = new double[node.Shape.Count];
        node.Op.Forward([.. node.Inputs.Select(input => values[input])], node.Shape, output);
        return new Tensor(node.Shape, output);
    }
}
