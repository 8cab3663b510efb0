using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>The values of one evaluation of a graph: what each node came to, given numbers for its variables.</summary>
public sealed class Run
{
    readonly Dictionary<Node, Tensor> values;

    Run(Dictionary<Node, Tensor> values) => this.values = values;

    public Tensor this[Node node] => values[node];

    /// <summary>Evaluates every node once, in order.</summary>
    /// <exception cref="ArgumentException">A variable has no value, or one of another shape.</exception>
    public static Run Of(Graph graph, IReadOnlyDictionary<string, Tensor> variables)
    {
        var values = new Dictionary<Node, Tensor>(graph.Nodes.Length);
        foreach (var node in graph.Nodes)
        {
            values[node] = Evaluate(node, values, variables);
        }

        return new Run(values);
    }

    /// <summary>The value of a further node, computed from the values that are here already and kept with them.</summary>
    internal Tensor Extend(Node node)
    {
        if (values.TryGetValue(node, out var known))
        {
            return known;
        }

        foreach (var step in Graph.Between([node], values.ContainsKey).Nodes)
        {
            if (!values.ContainsKey(step))
            {
                values[step] = Evaluate(step, values, EmptyVariables);
            }
        }

        return values[node];
    }

    /// <summary>The value of a further node that also depends on <paramref name="extra"/>, kept apart so that the next one may differ.</summary>
    internal Tensor Elsewhere(Node node, Node extra, Tensor value) => new Run(new Dictionary<Node, Tensor>(values) { [extra] = value }).Extend(node);

    static Tensor Evaluate(Node node, Dictionary<Node, Tensor> values, IReadOnlyDictionary<string, Tensor> variables)
    {
        switch (node.Op)
        {
            case Variable variable:
                return variable.In(variables);
            case Constant constant:
                return constant.Value;
            case DefinedOp defined:
                return OfDefinition(defined, node, values);
        }

        var inputs = new Tensor[node.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = values[node.Inputs[i]];
        }

        var output = new double[node.Shape.Count];
        node.Op.Forward(inputs, node.Shape, output);
        return new Tensor(node.Shape, output);
    }

    static Tensor OfDefinition(DefinedOp defined, Node node, Dictionary<Node, Tensor> values)
    {
        var definition = defined.Define(node.Inputs);
        foreach (var step in Graph.Between([definition], values.ContainsKey).Nodes)
        {
            if (!values.ContainsKey(step))
            {
                values[step] = Evaluate(step, values, EmptyVariables);
            }
        }

        return values[definition];
    }

    static readonly Dictionary<string, Tensor> EmptyVariables = [];
}
