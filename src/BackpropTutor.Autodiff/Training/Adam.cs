using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Training;

/// <summary>
/// Adam (Kingma, Ba 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², and with both corrected for their start at zero,
/// m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ), θ ← θ − α m̂ / (√v̂ + ε).
/// </summary>
public sealed record Adam(double LearningRate, double Decay1 = 0.9, double Decay2 = 0.999, double Epsilon = 1e-8) : Optimizer(LearningRate)
{
    public override Node Next(Node parameter, Node gradient, Node rate, OptimizerMemory memory)
    {
        var mean = memory.Keep("mean", parameter, 0, old => (Decay1 * old) + ((1 - Decay1) * gradient));
        var square = memory.Keep("mean square", parameter, 0, old => (Decay2 * old) + ((1 - Decay2) * gradient.Pow(2.0)));
        var power1 = memory.KeepShared("first decay to the step", 1, old => Decay1 * old);
        var power2 = memory.KeepShared("second decay to the step", 1, old => Decay2 * old);
        return parameter - (rate * (mean / (1 - power1)) / ((square / (1 - power2)).Apply(new Sqrt()) + Epsilon));
    }
}
