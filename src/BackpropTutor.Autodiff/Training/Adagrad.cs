using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Training;

/// <summary>Adagrad (Duchi, Hazan, Singer 2011): v ← v + g², θ ← θ − α g / (√v + ε). Each entry has its own rate, which only
/// shrinks.</summary>
public sealed record Adagrad(double LearningRate, double Epsilon = 1e-8) : Optimizer(LearningRate)
{
    public override Node Next(Node parameter, Node gradient, Node rate, OptimizerMemory memory)
    {
        var squares = memory.Keep("sum of squares", parameter, 0, sum => sum + gradient.Pow(2.0));
        return parameter - (rate * gradient / (squares.Apply(new Sqrt()) + Epsilon));
    }
}
