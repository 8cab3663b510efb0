using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>Where a descent stands after some steps.</summary>
public sealed record Stop(ImmutableArray<double> At, double Loss, ImmutableArray<double> Gradient);

/// <summary>The way that an optimiser takes down a landscape, the start included.</summary>
/// <param name="HasEscaped">Whether it was given up before its last step, because the numbers had grown beyond all bounds.</param>
public sealed record Descent(Method Method, double Rate, ImmutableArray<Stop> Stops, bool HasEscaped)
{
    public const int MostSteps = 200;
    const double Beyond = 1e6;

    public Stop Last => Stops[^1];

    /// <summary>Where it stands after <paramref name="step"/> steps; one that escaped stays where it was seen last.</summary>
    public Stop this[int step] => Stops[Math.Min(step, Stops.Length - 1)];

    /// <summary>Walks with the engine's own optimiser.</summary>
    /// <param name="steps">0 to <see cref="MostSteps"/>.</param>
    public static Descent Of(Landscape landscape, Method method, double rate, IReadOnlyList<double> start, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, MostSteps);
        var values = landscape.Constants.Concat(landscape.Parameters.Zip(start,
            (parameter, at) => KeyValuePair.Create(Landscape.SymbolOf(parameter), Tensor.Scalar(at))));
        var loop = new TrainingSetup(landscape.Loss, landscape.Parameters, method.At(rate), landscape.Gradients)
            .Start(new Dictionary<string, Tensor>(values, StringComparer.Ordinal));
        var stops = ImmutableArray.CreateBuilder<Stop>(steps + 1);
        for (var step = 0; step <= steps; step++)
        {
            ImmutableArray<double> at = [.. landscape.Parameters.Select(parameter => loop.Parameter(parameter)[0])];
            var loss = loop.Step();
            if (!double.IsFinite(loss) || at.Any(value => Math.Abs(value) > Beyond))
            {
                return new(method, rate, stops.ToImmutable(), true);
            }

            stops.Add(new(at, loss, [.. landscape.Gradients.Select(gradient => loop.Value(gradient)[0])]));
        }

        return new(method, rate, stops.ToImmutable(), false);
    }
}
