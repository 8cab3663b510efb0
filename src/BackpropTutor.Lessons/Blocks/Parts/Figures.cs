using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>Numbers as pictures write them.</summary>
public static class Figures
{
    /// <summary>At most four significant digits, with a true minus sign.</summary>
    public static string Brief(double value) => ValueMarkup.Number(value, 4);

    /// <summary>An entry of a tensor; what is only rounding beside the largest entry is 0.</summary>
    public static string Brief(double value, Tensor among)
    {
        var largest = 0.0;
        foreach (var entry in among.Values)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return Math.Abs(value) < largest * 1e-14 ? "0" : Brief(value);
    }

    /// <summary>All digits.</summary>
    public static string Full(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A count as a person reads it: 16,777,216.</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes in the binary unit that keeps it short: 64 MiB.</summary>
    public static string Bytes(double bytes)
    {
        var unit = 0;
        while (bytes >= 1024 && unit < Units.Length - 1)
        {
            (bytes, unit) = (bytes / 1024, unit + 1);
        }

        return $"{Brief(bytes)} {Units[unit]}";
    }

    /// <summary>A coordinate of a drawing.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
}
