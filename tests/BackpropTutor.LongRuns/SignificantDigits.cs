using System.Globalization;

namespace BackpropTutor.LongRuns;

/// <summary>Numbers as people type them: so many significant digits, trailing zeros kept.</summary>
static class SignificantDigits
{
    public static string Of(double value, int digits)
    {
        if (value == 0)
        {
            return "0";
        }

        var places = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return places is >= 0 and <= 15
            ? value.ToString("F" + places, CultureInfo.InvariantCulture) : value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
    }

    /// <summary>Another number with as many digits, of the same size, of either sign.</summary>
    public static string Random(string number, Random random)
    {
        var first = true;
        var digits = number.TrimStart('-').Select(sign =>
        {
            if (!char.IsAsciiDigit(sign) || (first && sign == '0'))
            {
                return sign;
            }

            var digit = (char)('0' + random.Next(first ? 1 : 0, 10));
            first = false;
            return digit;
        });
        return (random.Next(2) == 0 ? "-" : "") + string.Concat(digits);
    }
}
