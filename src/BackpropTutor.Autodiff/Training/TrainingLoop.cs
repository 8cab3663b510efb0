using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Training;

/// <summary>Training under way: parameters, data and what the optimiser remembers. For one thread at a time; a step allocates
/// nothing.</summary>
public sealed class TrainingLoop
{
    readonly TrainingSetup setup;
    readonly Workspace workspace;

    internal TrainingLoop(TrainingSetup setup, IReadOnlyDictionary<string, Tensor> values, int cores)
    {
        this.setup = setup;
        workspace = setup.Plan.NewWorkspace(cores);
        foreach (var (variable, initial) in setup.Memory.Initial)
        {
            workspace.Set(variable, Tensor.Filled(variable.Shape, initial).Values);
        }

        foreach (var (name, value) in values)
        {
            workspace.Set(name, value.Values);
        }

        LearningRate = setup.Optimizer.LearningRate;
    }

    /// <summary>The step length from now on.</summary>
    public double LearningRate
    {
        get;
        set
        {
            field = value;
            workspace.Set(setup.Rate, [value]);
        }
    }

    /// <summary>Takes one step; the loss is that of before it.</summary>
    public double Step()
    {
        workspace.Run();
        return workspace.Value(setup.Loss)[0];
    }

    /// <summary>Takes several steps; the loss is that of before the last.</summary>
    public double Step(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (var i = 1; i < count; i++)
        {
            workspace.Run();
        }

        return Step();
    }

    /// <summary>Gives other data, such as the next batch, or moves a parameter by hand.</summary>
    public void Set(Node variable, ReadOnlySpan<double> values) => workspace.Set(variable, values);

    /// <summary>A parameter as it stands.</summary>
    public ReadOnlySpan<double> Parameter(Node parameter) => workspace.Variable(parameter);

    /// <summary>The loss or a watched node, as it was before the last step.</summary>
    public ReadOnlySpan<double> Value(Node watched) => workspace.Value(watched);
}
