namespace BackpropTutor.Autodiff.Checking;

/// <summary>
/// The derivative of a function of one number from its values: differences over a ladder of steps that shrink by 4 from about a sixteenth
/// of the point's own scale, extrapolated to step 0 (Richardson; the choice of the entry by its error is Ridders'). It knows nothing of
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

    public static Slope At(Func<double, double> function, double x)
    {
        var middle = function(x);
        var (central, left, right) = (new double[Rungs], new double[Rungs], new double[Rungs]);
        var noise = new double[Rungs];
        var step = Math.ScaleB(1, Math.Max(-500, Math.ILogB(Math.Max(1, Math.Abs(x)))) - 4);
        for (var i = 0; i < Rungs; i++, step /= Ratio)
        {
            var (above, below) = (x + step, x - step);
            var (up, down) = (function(above), function(below));
            central[i] = (up - down) / (above - below);
            right[i] = (up - middle) / (above - x);
            left[i] = (middle - down) / (x - below);
            noise[i] = Rounding * Greatest(up, down, middle) / step;
        }

        var (value, error, rung) = Extrapolated(central, noise, Ratio * Ratio, Ratio * Ratio);
        var (fromLeft, leftError, _) = Extrapolated(left, noise, Ratio, Ratio);
        var (fromRight, rightError, _) = Extrapolated(right, noise, Ratio, Ratio);
        return new(value, error, (fromLeft, leftError), (fromRight, rightError), Settles(central, noise, value, error, rung),
            Grows(left, noise) || Grows(right, noise));
    }

    /// <summary>Neville's table; the error falls by <paramref name="first"/> a rung in the first column, by <paramref name="next"/> more in
    /// each further one.</summary>
    static (double Value, double Error, int Rung) Extrapolated(double[] estimates, double[] noise, double first, double next)
    {
        var (best, least, rung) = (double.NaN, double.PositiveInfinity, 0);
        var previous = Array.Empty<double>();
        for (var i = 0; i < estimates.Length; i++)
        {
            var row = new double[Math.Min(i + 1, Columns)];
            row[0] = estimates[i];
            for (var (j, power) = (1, first); j < row.Length; j++, power *= next)
            {
                row[j] = row[j - 1] + ((row[j - 1] - previous[j - 1]) / (power - 1));
                var error = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - previous[j - 1])) + noise[i];
                (best, least, rung) = error < least ? (row[j], error, i) : (best, least, rung);
            }

            previous = row;
        }

        return (best, least, rung);
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

    static double Greatest(double a, double b, double c)
    {
        var greatest = 0.0;
        foreach (var value in (ReadOnlySpan<double>)[a, b, c])
        {
            greatest = double.IsFinite(value) ? Math.Max(greatest, Math.Abs(value)) : greatest;
        }

        return greatest;
    }
}
