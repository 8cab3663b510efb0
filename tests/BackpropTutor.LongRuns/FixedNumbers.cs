using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.LongRuns;

/// <summary>Numbers of one decimal for every variable, as an author would write them.</summary>
static class FixedNumbers
{
    public static ImmutableDictionary<string, Tensor> For(Language.Program program, int seed)
    {
        var random = new Random(seed);
        return program.Variables.ToImmutableDictionary(
            variable => variable.Symbol,
            variable => Tensor.Of(variable.Shape, [.. Enumerable.Range(0, (int)variable.Shape.Count)
                .Select(_ => Math.Round((random.NextDouble() * 4) - 2, 1) is var x && x == 0 ? 0.1 : x)]));
    }
}
