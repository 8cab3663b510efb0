using System.Globalization;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>Numbers as the picture writes them: a true minus sign, at most four significant digits, or all of them.</summary>
static class Digits
{
    const int LongestList = 9;

    public static string Short(double value, int digits = 4)
    {
        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var text = !double.IsFinite(value) ? Full(value)
            : magnitude is < -4 or > 5 ? value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture)
            : Fixed(value, digits, magnitude);
        return text.Replace('-', '−');
    }

    public static string Full(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−')
        : double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";

    /// <summary>On one line: 3, (0.5, −0.1966), (1, 2; 3, 4); a tensor too large for that by its shape.</summary>
    public static string Inline(Tensor tensor) => Inline(tensor, value => Short(value));

    /// <summary>As <see cref="Inline(Tensor)"/>, with all digits.</summary>
    public static string InFull(Tensor tensor) => Inline(tensor, Full);

    static string Inline(Tensor tensor, Func<double, string> number)
    {
        var (shape, values) = (tensor.Shape, tensor.Values.ToArray());
        return shape.IsScalar ? number(values[0])
            : shape.Rank > 2 || shape.Count is 0 or > LongestList ? shape.ToString()
            : $"({string.Join("; ", values.Chunk(shape.IsVector ? values.Length : shape.Columns).Select(row => string.Join(", ", row.Select(number))))})";
    }

    /// <summary>Beyond the decimal point only what is significant; before it, as it is.</summary>
    static string Fixed(double value, int digits, int magnitude)
    {
        var text = Math.Round((decimal)value, Math.Max(0, digits - 1 - magnitude)).ToString("0.############", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
