using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>The values of one evaluation of a graph: what each node came to, given numbers for its variables.</summary>
public sealed class Run
{
    readonly Graph graph;
    readonly Tensor[] values;

    Run(Graph graph, Tensor[] values)
    {
        this.graph = graph;
        this.values = values;
    }

    /// <exception cref="KeyNotFoundException">The node is not of this run's graph.</exception>
    public Tensor this[Node node] => values[graph.Lowered.ValueOf(node)];

    /// <summary>Evaluates every node once, in order.</summary>
    /// <exception cref="ArgumentException">A variable has no value, or one of another shape.</exception>
    public static Run Of(Graph graph, IReadOnlyDictionary<string, Tensor> variables)
    {
        var lowered = graph.Lowered;
        var steps = lowered.Values;
        var values = new Tensor[steps.Length];
        var operands = new Tensor[lowered.MostInputs];
        for (var i = 0; i < steps.Length; i++)
        {
            ref readonly var step = ref steps[i];
            values[i] = step.Op switch
            {
                Variable variable => variable.In(variables),
                Constant constant => constant.Value,
                Reshape => values[step.Inputs[0]].Reshaped(step.Shape),
                _ => Computed(step, values, operands),
            };
        }

        return new Run(graph, values);
    }

    static Tensor Computed(in LoweredValue step, Tensor[] values, Tensor[] operands)
    {
        for (var i = 0; i < step.Inputs.Length; i++)
        {
            operands[i] = values[step.Inputs[i]];
        }

        var output = new double[step.Shape.Count];
        step.Op.Forward(operands.AsSpan(0, step.Inputs.Length), step.Shape, output);
        return new Tensor(step.Shape, output);
    }
}
