using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Checking;

/// <summary>
/// The gradients of one scalar output with respect to its variables, from values alone: one variable's entries are moved at a time and the
/// output is watched. All share one plan and its memory, so that many variables and large ones cost evaluations and nothing else. For one
/// thread.
/// </summary>
public sealed class NumericGradients
{
    readonly IReadOnlyDictionary<string, Tensor> point;
    readonly Node output;
    readonly Graph graph;
    readonly HashSet<string> used;
    Workspace? workspace;

    /// <param name="point">A value for each variable.</param>
    /// <exception cref="ArgumentException">The output is not a scalar.</exception>
    public NumericGradients(Node output, IReadOnlyDictionary<string, Tensor> point)
    {
        if (!output.Shape.IsScalar)
        {
            throw new ArgumentException($"The output is {output.Shape}: pair it with a cotangent first, so that it is a scalar.",
                nameof(output));
        }

        this.point = point;
        this.output = Stabilised.Of(output)[output];
        graph = Graph.Of(this.output);
        used = [.. graph.Nodes.Select(node => node.Op).OfType<Variable>().Select(variable => variable.Symbol)];
        WorkOfEntry = Work.OfRun(graph) * Differences.Evaluations;
    }

    /// <summary>What one entry costs, counted from the shapes.</summary>
    public long WorkOfEntry { get; }

    /// <summary>Whether the output is computed from the variable at all; where not, its gradient is zero without a look.</summary>
    public bool DependsOn(string variable) => used.Contains(variable);

    /// <summary>Every <paramref name="stride"/>th entry of ∂output/∂variable, in the variable's shape; the others are NaN.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public Tensor Sample(string variable, int stride, WorkBudget budget)
    {
        var at = point[variable];
        var numeric = new double[at.Values.Length];
        if (!DependsOn(variable))
        {
            return new Tensor(at.Shape, numeric);
        }

        Array.Fill(numeric, double.NaN);
        var moved = at.Values.ToArray();
        for (var i = 0; i < numeric.Length; i += stride)
        {
            budget.Spend(WorkOfEntry);
            var entry = i;
            numeric[i] = Differences.At(
                value =>
                {
                    moved[entry] = value;
                    return OutputWith(variable, moved);
                },
                at[entry]).Value;
            moved[entry] = at[entry];
        }

        PutBack(variable);
        return new Tensor(at.Shape, numeric);
    }

    /// <summary>The output with other entries of one variable, which stay until <see cref="PutBack"/>.</summary>
    public double OutputWith(string variable, ReadOnlySpan<double> entries)
    {
        workspace ??= Filled();
        workspace.Set(variable, entries);
        workspace.Run();
        return workspace.Value(output)[0];
    }

    /// <summary>Gives a variable its own entries again.</summary>
    public void PutBack(string variable) => workspace?.Set(variable, point[variable].Values);

    Workspace Filled()
    {
        var filled = Plan.Of(graph).NewWorkspace();
        foreach (var variable in used)
        {
            filled.Set(variable, point[variable].Values);
        }

        return filled;
    }
}
