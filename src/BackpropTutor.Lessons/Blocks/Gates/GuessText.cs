using System.Globalization;

namespace BackpropTutor.Lessons.Blocks.Gates;

/// <summary>A number as somebody typed it into a small field.</summary>
static class GuessText
{
    /// <summary>The number, with either minus sign; null where it is none.</summary>
    public static double? Read(string? text) =>
        double.TryParse(text?.Trim().Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;

    /// <summary>Whether a guess means the value: equal as far as four significant digits go.</summary>
    public static bool Means(double guess, double value) => Math.Abs(guess - value) <= 5e-4 * Math.Abs(value);
}
