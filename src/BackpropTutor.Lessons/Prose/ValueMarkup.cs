using System.Globalization;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Prints computed values. A vector is a column where there is room for one (a formula on its own lines), and (a, b) in running text; a row
/// or a matrix is always a bracketed table. Forward values and gradients carry the classes <c>value</c> and <c>gradient</c>, as everywhere.
/// </summary>
public static class ValueMarkup
{
    /// <summary>A number with at most so many significant digits, never in a culture's own way: −0.1966.</summary>
    public static string Number(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? "0" : value.ToString(CultureInfo.InvariantCulture);
        }

        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var text = magnitude is < -4 or > 9
            ? value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture)
            : Math.Round((decimal)value, Math.Clamp(digits - 1 - magnitude, 0, 20))
                .ToString("0.####################", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    /// <summary>The class of an element that shows the value.</summary>
    public static string ClassOf(ComputedValue value) => value.IsGradient ? "gradient" : "value";

    public static bool IsTable(ComputedValue value, bool display) => value.Value.Shape.IsMatrix || (display && value.Value.Shape.IsVector);

    /// <summary>In running text: 0.5 or (0.5, −0.1966). A matrix has no such form.</summary>
    public static string Text(ComputedValue value)
    {
        var numbers = value.Value.Values.ToArray().Select(number => Number(number, value.Digits));
        return value.Value.Shape.IsScalar ? numbers.Single() : $"({string.Join(", ", numbers)})";
    }

    public static string Latex(ComputedValue value, bool display) => IsTable(value, display)
        ? @$"\begin{{pmatrix}} {Rows(value, number => number, " & ", @" \\ ")} \end{{pmatrix}}"
        : Text(value).Replace('−', '-');

    public static string MathMl(ComputedValue value, bool display)
    {
        var kind = ClassOf(value);
        if (IsTable(value, display))
        {
            var rows = Rows(value, number => $"<mtd>{Mn(number)}</mtd>", "", "</mtr><mtr>");
            return $"<mrow class=\"{kind}\"><mo fence=\"true\" form=\"prefix\">(</mo><mtable "
                + $"class=\"m-values\"><mtr>{rows}</mtr></mtable><mo fence=\"true\" form=\"postfix\">)</mo></mrow>";
        }

        if (value.Value.Shape.IsScalar)
        {
            return $"<mrow class=\"{kind}\">{Mn(Number(value.Value[0], value.Digits))}</mrow>";
        }

        var entries = value.Value.Values.ToArray().Select(number => Mn(Number(number, value.Digits)));
        return $"<mrow class=\"{kind}\"><mo stretchy=\"false\">(</mo>{string.Join("<mo separator=\"true\">,</mo>", entries)}<mo "
            + $"stretchy=\"false\">)</mo></mrow>";
    }

    static string Mn(string number) => number.StartsWith('−')
        ? $"<mrow><mo form=\"prefix\">−</mo><mn>{number[1..]}</mn></mrow>" : $"<mn>{number}</mn>";

    static string Rows(ComputedValue value, Func<string, string> cell, string between, string below)
    {
        Tensor tensor = value.Value;
        return string.Join(below, Enumerable.Range(0, tensor.Shape.Rows).Select(row => string.Join(
            between, Enumerable.Range(0, tensor.Shape.Columns).Select(column => cell(Number(tensor[row, column], value.Digits))))));
    }
}
