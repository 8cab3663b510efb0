using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Training;

/// <summary>Descent with momentum: v ← μ v + g, θ ← θ − α v, with v = 0 at first.</summary>
public sealed record Momentum(double LearningRate, double Decay = 0.9) : Optimizer(LearningRate)
{
    public override Node Next(Node parameter, Node gradient, Node rate, OptimizerMemory memory) =>
        parameter - (rate * memory.Keep("velocity", parameter, 0, velocity => (Decay * velocity) + gradient));
}
