using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Training;

/// <summary>Plain (stochastic) gradient descent: θ ← θ − α g.</summary>
public sealed record GradientDescent(double LearningRate) : Optimizer(LearningRate)
{
    public override Node Next(Node parameter, Node gradient, Node rate, OptimizerMemory memory) => parameter - (rate * gradient);
}
