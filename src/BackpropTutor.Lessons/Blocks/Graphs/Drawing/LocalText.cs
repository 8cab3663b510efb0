using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>A local gradient on one line: a number, a row, <c>diag(0.25, 0.1966)</c>, <c>I</c>, or the size of what is too large.</summary>
static class LocalText
{
    const int LongestRow = 3;

    public static string Of(LocalGradient local) => Joined(Parts(local, LongestRow, value => NumberFormat.ForReading(value)));

    /// <summary>With all digits, and all entries that were computed.</summary>
    public static string InFull(LocalGradient local) => Joined(Parts(local, int.MaxValue, Figures.Full));

    /// <summary>As the picture has it: numbers as numbers, sizes as sizes.</summary>
    public static FigureLabel Label(LocalGradient local)
    {
        var (numbers, size) = Parts(local, LongestRow, value => NumberFormat.ForReading(value));
        return FigureLabel.Times(numbers, size, InFull(local));
    }

    static string Joined((string Numbers, string Size) parts) => $"{parts.Numbers} {parts.Size}".Trim();

    static (string Numbers, string Size) Parts(LocalGradient local, int longest, Func<double, string> number)
    {
        var (structure, entries) = (local.Structure, local.Entries);
        var size = $"{structure.Rows}×{structure.Columns}";
        if (structure is { Rows: 1, Columns: 1 } && entries is not null)
        {
            return (number(entries[0]), "");
        }

        return structure.Kind switch
        {
            JacobianKind.Identity => ("I", size),
            JacobianKind.Zero => ("0", size),
            JacobianKind.Diagonal when structure.Rows <= longest && entries is not null =>
                ($"diag({string.Join(", ", Diagonal(entries).Select(number))})", ""),
            JacobianKind.Diagonal => ("diag", size),
            JacobianKind.Permutation => ("P", size),
            _ when entries is not null && (longest == int.MaxValue || (structure.Rows == 1 && structure.Columns <= longest)) =>
                (Rows(entries, number), ""),
            JacobianKind.BlockDiagonal => ("", $"{size} blocks"),
            _ => ("", size),
        };
    }

    static IEnumerable<double> Diagonal(Tensor entries) => Enumerable.Range(0, entries.Shape.Rows).Select(i => entries[i, i]);

    static string Rows(Tensor entries, Func<double, string> number) =>
        '['
        + string.Join("; ", entries.Values.ToArray().Chunk(entries.Shape.Columns).Select(row => string.Join(", ", row.Select(number))))
        + ']';
}
