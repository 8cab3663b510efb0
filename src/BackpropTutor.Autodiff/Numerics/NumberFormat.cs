using System.Globalization;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Numerics;

/// <summary>Numbers for people (few digits, a typographic minus) and for machines (all digits), always with the invariant
/// culture.</summary>
public static class NumberFormat
{
    /// <summary>At most so many significant digits where nothing else is asked for.</summary>
    public const int UsualDigits = 4;

    /// <summary>To be read: <c>0.1966</c>, <c>−3</c>, <c>1.2 × 10⁻⁷</c>. Large and tiny numbers get a power of ten.</summary>
    public static string ForReading(double value, int digits = UsualDigits)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        var (mantissa, exponent) = Rounded(value, digits);
        var text = exponent is { } power ? $"{mantissa} × 10{Raised(power)}" : mantissa;
        return text.Replace('-', '−');
    }

    /// <summary>Every digit there is, so that it reads back as the same number: <c>0.19661193324148185</c>, <c>1e-05</c>.</summary>
    public static string Full(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e').Replace("e+", "e", StringComparison.Ordinal);

    /// <summary>
    /// A scalar, a column, or a matrix as LaTeX. At most <paramref name="digits"/> significant digits, all of them where null.
    /// </summary>
    public static string ForLatex(Tensor tensor, int? digits)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Shape.IsScalar)
        {
            return ForLatex(tensor.Number, digits);
        }

        var columns = tensor.Shape.Columns;
        var rows = columns == 0 ? []
            : tensor.Values.ToArray().Chunk(columns).Select(row => string.Join(" & ", row.Select(value => ForLatex(value, digits))));
        return @"\begin{bmatrix} " + string.Join(@" \\ ", rows) + @" \end{bmatrix}";
    }

    /// <summary>The same for LaTeX: <c>1.2 \times 10^{-7}</c>.</summary>
    public static string ForLatex(double value, int? digits)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? @"\mathrm{NaN}" : value > 0 ? @"\infty" : @"-\infty";
        }

        if (digits is not { } count)
        {
            var full = Full(value);
            var mark = full.IndexOf('e', StringComparison.Ordinal);
            return mark < 0 ? full : $@"{full[..mark]} \times 10^{{{int.Parse(full[(mark + 1)..], CultureInfo.InvariantCulture)}}}";
        }

        var (mantissa, exponent) = Rounded(value, count);
        return exponent is { } power ? $@"{mantissa} \times 10^{{{power}}}" : mantissa;
    }

    static (string Mantissa, int? Exponent) Rounded(double value, int digits)
    {
        if (value == 0)
        {
            return ("0", null);
        }

        var scientific = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var mark = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific[(mark + 1)..], CultureInfo.InvariantCulture);

        // A whole number keeps all its digits up to a million; rounding 12345 to 12350 would only puzzle.
        if (value == Math.Floor(value) && Math.Abs(value) < 1e6)
        {
            return (value.ToString("0", CultureInfo.InvariantCulture), null);
        }

        if (exponent is < -4 or >= 6)
        {
            var mantissa = scientific[..mark];
            return (mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa, exponent);
        }

        var places = Math.Max(0, digits - 1 - exponent);
        var plain = double.Parse(scientific, CultureInfo.InvariantCulture)
            .ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (plain.Contains('.', StringComparison.Ordinal) ? plain.TrimEnd('0').TrimEnd('.') : plain, null);
    }

    static string Raised(int power) => string.Concat(power.ToString(CultureInfo.InvariantCulture)
        .Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
