using System.Text;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.GradientChecks;

/// <summary>The error against the step, both as powers of ten. An error of exactly zero stands at the lower edge, for it has no
/// logarithm.</summary>
public sealed class ErrorPlot
{
    public ErrorPlot(CheckLab lab)
    {
        Lab = lab;
        var errors = lab.Curve.SelectMany(step => new[] { step.CentralError, step.ForwardError })
            .Where(error => error > 0 && double.IsFinite(error)).ToList();
        var (low, high) = errors.Count == 0 ? (-16.0, 0.0) : (Math.Floor(Math.Log10(errors.Min())), Math.Ceiling(Math.Log10(errors.Max())));
        Errors = new(Math.Max(low, -18), Math.Max(Math.Min(high, 6), Math.Max(low, -18) + 2), 246, 26);
        (Central, Forward) = (PathOf(step => step.CentralError), PathOf(step => step.ForwardError));
        var crossing = lab.Curve.Where(step => step.CrossesKink).Select(step => Steps[Math.Log10(step.Step)]).ToList();
        Kink = crossing.Count == 0 ? null : (crossing.Min(), crossing.Max());
    }

    public CheckLab Lab { get; }

    /// <summary>Exponents of the step; the largest on the right.</summary>
    public Span Steps { get; } = new(CheckLab.SmallestExponent, CheckLab.LargestExponent, 66, 500);

    public Span Errors { get; }

    public string Central { get; }

    public string Forward { get; }

    /// <summary>The steps that reach over a kink, in pixels.</summary>
    public (double Left, double Right)? Kink { get; }

    public double Height(double error) => Errors[Math.Clamp(error > 0 && double.IsFinite(error) ? Math.Log10(error) : error > 0
        ? Errors.High : Errors.Low, Errors.Low, Errors.High)];

    string PathOf(Func<StepError, double> error)
    {
        var path = new StringBuilder();
        foreach (var step in Lab.Curve)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Figures.At(Steps[Math.Log10(step.Step)])).Append(' ')
                .Append(Figures.At(Height(error(step))));
        }

        return path.ToString();
    }
}
