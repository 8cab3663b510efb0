using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Training;

/// <summary>RMSprop (Hinton 2012): v ← ρ v + (1 − ρ) g², θ ← θ − α g / (√v + ε). Adagrad that forgets.</summary>
public sealed record RmsProp(double LearningRate, double Decay = 0.9, double Epsilon = 1e-8) : Optimizer(LearningRate)
{
    public override Node Next(Node parameter, Node gradient, Node rate, OptimizerMemory memory)
    {
        var squares = memory.Keep("mean square", parameter, 0, mean => (Decay * mean) + ((1 - Decay) * gradient.Pow(2.0)));
        return parameter - (rate * gradient / (squares.Apply(new Sqrt()) + Epsilon));
    }
}
