namespace BackpropTutor.Autodiff.Numerics;

/// <summary>Functions of one number that lose digits when written with <see cref="Math"/> alone.</summary>
static class SpecialFunctions
{
    const double TwoOverRootPi = 1.1283791670955125739;

    /// <summary>ln(1 + x), exact for small x too (W. Kahan's correction by the rounding error of 1 + x).</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>eˣ − 1, exact for small x too (W. Kahan).</summary>
    public static double Expm1(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x : power - 1 == -1 ? -1 : double.IsPositiveInfinity(power) ? power : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>Φ(x) = erfc(−x/√2)/2, with all its digits in the left tail as well.</summary>
    public static double NormalCdf(double x) => Erfc(-x / Math.Sqrt(2)) / 2;

    /// <summary>1 − erf(x).</summary>
    public static double Erfc(double x) => x < 2 ? (x < -2 ? 2 - Tail(-x) : 1 - Erf(x)) : Tail(x);

    /// <summary>erf x = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): no term is negative for x > 0, so nothing cancels.</summary>
    static double Erf(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverRootPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>Laplace's continued fraction √π e^(x²) erfc x = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), for x ≥ 2, from the inside
    /// out.</summary>
    static double Tail(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var fraction = x;
        for (var k = 120; k >= 1; k--)
        {
            fraction = x + (k / 2.0 / fraction);
        }

        return double.IsNaN(x) ? x : TwoOverRootPi / 2 * Math.Exp(-x * x) / fraction;
    }
}
