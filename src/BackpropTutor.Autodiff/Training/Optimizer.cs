using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Training;

/// <summary>
/// How a gradient moves a parameter. The rule is written as graph, like any formula, so that it is compiled with the gradients
/// into one plan and could be printed beside them. An optimiser itself never changes; what it remembers lies in the loop.
/// </summary>
/// <param name="LearningRate">The step length α to begin with; a loop can change its own.</param>
public abstract record Optimizer(double LearningRate)
{
    /// <summary>The parameter's next value.</summary>
    /// <param name="rate">The learning rate, a scalar.</param>
    /// <param name="memory">What the rule keeps from step to step.</param>
    public abstract Node Next(Node parameter, Node gradient, Node rate, OptimizerMemory memory);
}
