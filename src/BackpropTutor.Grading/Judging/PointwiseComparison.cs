using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// An answer compared with the key, entry by entry, point by point. What rounding alone may have done, to the one or the other, is no
/// error; and where it may have done as much as a wrong answer would, agreement tells nothing either.
/// </summary>
/// <param name="Right">The entries that agree at every point where anything can be told.</param>
/// <param name="HasDoubt">Whether an entry is a little off at some point, or differs by rounding at some and is told at too few.</param>
/// <param name="HasClearError">Whether an entry is off by far more than rounding does.</param>
/// <param name="WorstRelative">The largest relative difference of an entry that agrees.</param>
sealed record PointwiseComparison(ImmutableArray<bool> Right, bool HasDoubt, bool HasClearError, double WorstRelative)
{
    const double Agreement = 1e-9;
    const double Disagreement = 1e-6;

    /// <summary>At how many points each entry has to be told, where there are so many.</summary>
    const int FewPoints = 4;

    enum Found
    {
        Agreement,
        Doubt,
        Error,
    }

    /// <param name="values">The answer's at each point, laid out as the key.</param>
    /// <param name="rounding">What rounding may do at one of the points; asked only where the two differ.</param>
    public static PointwiseComparison Of(Tensor[] values, ImmutableArray<SamplePoint> points, Func<int, RoundingEffect> rounding)
    {
        var entries = points[0].Truth.Values.Length;
        var (found, blurred, worst) = (new Found[entries], new bool[entries], 0.0);
        var effects = new RoundingEffect?[values.Length];
        RoundingEffect Effect(int p) => effects[p] ??= rounding(p);
        for (var p = 0; p < values.Length; p++)
        {
            var (truth, scale) = (points[p].Truth, points[p].Scale);
            var (agree, disagree) = Bounds(scale);
            for (var i = 0; i < entries; i++)
            {
                var (a, n) = (values[p][i], truth[i]);
                var distance = Math.Abs(a - n);
                if (distance <= agree)
                {
                    worst = distance > 1e-14 * scale ? Math.Max(worst, distance / Math.Max(Math.Abs(a), Math.Abs(n))) : worst;
                }
                else if (found[i] != Found.Error)
                {
                    var effect = Effect(p);
                    var isRounding = distance <= effect.Noise[i];
                    blurred[i] |= isRounding && effect.Noise[i] > disagree;
                    found[i] = !isRounding && distance > disagree ? Found.Error
                        : !isRounding || effect.TurnsComparisons ? Found.Doubt
                        : found[i];
                }
            }
        }

        // Where rounding decides, an answer may agree with the key at half of the points by chance.
        var enough = Math.Min(FewPoints, values.Length);
        bool IsTold(int p, int i) => Effect(p).Noise[i] <= Bounds(points[p].Scale).Disagree;
        bool IsTooLittleTold(int i) => blurred[i] && Enumerable.Range(0, values.Length).Count(p => IsTold(p, i)) < enough;

        return new(
            [.. found.Select(what => what == Found.Agreement)],
            Enumerable.Range(0, entries).Any(i => found[i] == Found.Doubt || (found[i] == Found.Agreement && IsTooLittleTold(i))),
            found.Contains(Found.Error),
            worst);
    }

    /// <summary>Up to which distance two values agree, and from which they are apart by more than rounding explains.</summary>
    static (double Agree, double Disagree) Bounds(double scale) => scale == 0 ? (1e-12, 1e-10) : (Agreement * scale, Disagreement * scale);
}
