namespace BackpropTutor.Autodiff.Checking;

/// <summary>
/// The derivative of a function of one number from its values: differences over a ladder of steps that shrink by 4 from about a sixteenth
/// of the point's own scale, extrapolated to step 0 (L. F. Richardson, 1911; the choice of the entry of Neville's table by its error is
/// that of C. Ridders, “Accurate computation of F′(x) and F′(x)F″(x)”, Advances in Engineering Software 4, 1982). It knows nothing of
/// gradients, and so can bear witness against one.
/// </summary>
public static class Differences
{
    const int Rungs = 18;
    const int Columns = 5;

    /// <summary>How often <see cref="At"/> evaluates the function.</summary>
    public const int Evaluations = (2 * Rungs) + 1;
    const double Ratio = 4;

    /// <summary>What one rounding costs, with some room for the function's own.</summary>
    const double Rounding = 4 * 2.220446049250313e-16;

    /// <summary>Of the point's scale. Below it, differences have fewer digits than a claim should be held to.</summary>
    const double SmallestOfConfirmation = 5e-7;

    public static Slope At(Func<double, double> function, double x)
    {
        DifferenceQuotients[] rungs = [.. Ladder(function, x, function(x)).Take(Rungs)];
        var noise = Array.ConvertAll(rungs, rung => Rounding * rung.Greatest / rung.Step);
        var central = Array.ConvertAll(rungs, rung => rung.Central);
        var (left, right) = (Array.ConvertAll(rungs, rung => rung.Backward), Array.ConvertAll(rungs, rung => rung.Forward));
        var (value, error, rung) = Extrapolated(central, noise, Ratio * Ratio, Ratio * Ratio);
        var (fromLeft, leftError, _) = Extrapolated(left, noise, Ratio, Ratio);
        var (fromRight, rightError, _) = Extrapolated(right, noise, Ratio, Ratio);
        var (settles, grows) = (Settles(central, noise, value, error, rung), Grows(left, noise) || Grows(right, noise));
        return new(value, error, (fromLeft, leftError), (fromRight, rightError), settles, grows);
    }

    /// <summary>
    /// Whether a claimed derivative is what the differences tend to, for whoever asks of many and mostly needs a few evaluations: it goes
    /// down the ladder only until an extrapolation agrees. One that reaches over a kink does not, but a smaller step may.
    /// </summary>
    /// <param name="tolerance">How far the derivative may be off.</param>
    /// <param name="noise">How far one of the function's values may be off.</param>
    public static bool Confirm(double claimed, Func<double, double> function, double x, double tolerance, double noise)
    {
        var previous = Array.Empty<double>();
        // The value in the middle is needed for one-sided quotients only.
        foreach (var rung in Ladder(function, x, middle: 0).TakeWhile(rung => rung.Step > SmallestOfConfirmation * ScaleOf(x)))
        {
            previous = NextRow(rung.Central, previous, Ratio * Ratio, Ratio * Ratio);
            if (previous.Any(estimate => Math.Abs(estimate - claimed) <= tolerance + (noise / rung.Step)))
            {
                return true;
            }
        }

        return false;
    }

    static IEnumerable<DifferenceQuotients> Ladder(Func<double, double> function, double x, double middle)
    {
        for (var step = ScaleOf(x) / 16; ; step /= Ratio)
        {
            yield return DifferenceQuotients.At(function, x, middle, step);
        }
    }

    /// <summary>A power of two, so that steps are exact.</summary>
    static double ScaleOf(double x) => Math.ScaleB(1, Math.ILogB(Math.Max(1, Math.Abs(x))));

    /// <summary>
    /// Neville's table; the error falls by <paramref name="first"/> a rung in the first column, by <paramref name="next"/> more in each
    /// further one.
    /// </summary>
    static (double Value, double Error, int Rung) Extrapolated(double[] estimates, double[] noise, double first, double next)
    {
        var (best, least, rung) = (double.NaN, double.PositiveInfinity, 0);
        var previous = Array.Empty<double>();
        for (var i = 0; i < estimates.Length; i++)
        {
            var row = NextRow(estimates[i], previous, first, next);
            for (var j = 1; j < row.Length; j++)
            {
                var error = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - previous[j - 1])) + noise[i];
                (best, least, rung) = error < least ? (row[j], error, i) : (best, least, rung);
            }

            previous = row;
        }

        return (best, least, rung);
    }

    static double[] NextRow(double estimate, double[] previous, double first, double next)
    {
        var row = new double[Math.Min(previous.Length + 1, Columns)];
        row[0] = estimate;
        for (var (j, power) = (1, first); j < row.Length; j++, power *= next)
        {
            row[j] = row[j - 1] + ((row[j - 1] - previous[j - 1]) / (power - 1));
        }

        return row;
    }

    static bool Settles(double[] quotients, double[] noise, double value, double error, int rung)
    {
        for (var i = rung + 1; i < quotients.Length; i++)
        {
            if (Math.Abs(quotients[i] - value) > (1000 * noise[i]) + (10 * error) + (1e-3 * Math.Abs(value)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether difference quotients keep growing to the last rungs, well above rounding.</summary>
    static bool Grows(double[] quotients, double[] noise)
    {
        for (var i = Rungs - 8; i < Rungs; i++)
        {
            var (before, now) = (Math.Abs(quotients[i - 1]), Math.Abs(quotients[i]));
            if (!(now > 1.4 * before && now > 100 * noise[i]))
            {
                return false;
            }
        }

        return true;
    }
}
