using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Activations;

/// <summary>Which activations are plotted, over which part of the x axis, where the point is at first, and the points of the
/// table.</summary>
public sealed record ActivationPlots(ImmutableArray<Activation> Activations, double From, double To, double At,
    ImmutableArray<double> Table)
{
    /// <summary>The names by which the island finds them again.</summary>
    public string[] Functions => [.. Activations.Select(activation => activation.Name)];
}
