namespace BackpropTutor.Autodiff.Checking;

/// <summary>
/// What a function's values on both sides of a point say of its slope there: (f(x + h) − f(x − h)) / 2h, off by O(h²), and the two
/// one-sided quotients, off by O(h). All that compares a derivative with differences is made of these.
/// </summary>
/// <param name="Step">The h between the point and each side.</param>
/// <param name="Greatest">The largest finite magnitude among the three values: what a rounding is in proportion to.</param>
public readonly record struct DifferenceQuotients(double Step, double Central, double Forward, double Backward, double Greatest)
{
    /// <param name="middle">The function's value at the point.</param>
    public static DifferenceQuotients At(Func<double, double> function, double x, double middle, double step) =>
        Of(function(x + step), function(x - step), middle, step);

    /// <summary>From values that are known already: a step up, a step down, and at the point itself.</summary>
    public static DifferenceQuotients Of(double up, double down, double middle, double step)
    {
        var greatest = Math.Max(Math.Max(Size(up), Size(down)), Size(middle));
        return new(step, (up - down) / (2 * step), (up - middle) / step, (middle - down) / step, greatest);
    }

    static double Size(double value) => double.IsFinite(value) ? Math.Abs(value) : 0;
}
