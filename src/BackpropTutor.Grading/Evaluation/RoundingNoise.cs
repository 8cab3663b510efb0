using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>
/// Moves each result that is rounded by a few units in its last place, as Monte Carlo arithmetic does (D. S. Parker, 1997). How far a value
/// spreads over some repeats is what rounding may have done to it: all of 1 − 0.9999999999999999, and next to nothing where no digits
/// cancel.
/// </summary>
sealed class RoundingNoise
{
    /// <summary>How many repeats show the spread.</summary>
    public const int Repeats = 4;

    /// <summary>How many times the spread a difference may be and still come from rounding.</summary>
    public const double Safety = 8;

    /// <summary>Four units in the last place.</summary>
    const double Size = 1.0 / (1L << 50);

    readonly int repeat;
    ulong state;

    /// <param name="repeat">From 0. The first two move all results to one side, lest a comparison stay as it is by chance.</param>
    public RoundingNoise(int repeat)
    {
        this.repeat = repeat;
        state = (ulong)repeat * 0x9E3779B97F4A7C15UL;
    }

    /// <summary>The step's value, moved.</summary>
    /// <param name="inputs">Of the step, as they were moved themselves.</param>
    public Tensor Moved(LayeredEvaluator.Step step, ReadOnlySpan<Tensor> inputs, Tensor value)
    {
        if (step.Op.IsExact)
        {
            return value;
        }

        var sizes = Sizes(step, inputs, value);
        var moved = new double[value.Values.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = value[i] + (Size * Math.Abs(sizes[i]) * Direction());
        }

        return Tensor.Of(value.Shape, moved);
    }

    /// <summary>What a result is rounded in proportion to: itself, or for a sum of terms that may cancel, the sum of their sizes.</summary>
    static Tensor Sizes(LayeredEvaluator.Step step, ReadOnlySpan<Tensor> inputs, Tensor value)
    {
        if (step.Op is not (MatMul or Sum or Mean or SumTo or Trace))
        {
            return value;
        }

        var positive = new Tensor[inputs.Length];
        for (var i = 0; i < positive.Length; i++)
        {
            positive[i] = Tensor.Of(inputs[i].Shape, [.. inputs[i].Values.ToArray().Select(Math.Abs)]);
        }

        var sizes = new double[step.Shape.Count];
        step.Op.Forward(positive, step.Shape, sizes);
        return Tensor.Of(step.Shape, sizes);
    }

    /// <summary>Between a half and 1, with a sign.</summary>
    double Direction()
    {
        // A linear congruential generator (Knuth's MMIX); its high bits are good enough to scatter with.
        state = (state * 6364136223846793005UL) + 1442695040888963407UL;
        var size = 0.5 + ((state >> 40) * (0.5 / (1 << 24)));
        var isNegative = repeat < 2 ? repeat == 1 : (state >> 39) % 2 == 1;
        return isNegative ? -size : size;
    }
}
