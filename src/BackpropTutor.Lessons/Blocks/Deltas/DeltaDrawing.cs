using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Blocks.Deltas;

/// <summary>Where the units stand: a column for each vector, a box for each entry, on one middle line.</summary>
public sealed record DeltaDrawing(double Width, double Height, ImmutableArray<ImmutableArray<DeltaUnit>> Columns)
{
    public const double BoxWidth = 66;
    public const double BoxHeight = 42;
    const double GapX = 30;
    const double GapY = 14;
    const double Top = 40;
    const double Bottom = 44;

    /// <summary>A column of more entries is drawn as its first ones and the last.</summary>
    public const int MostUnits = 10;

    public double Foot => Height - 14;

    public static DeltaDrawing Of(DeltaFlow flow)
    {
        var tallest = flow.Columns.Max(column => Math.Min(MostUnits, column.Value.Values.Length));
        var height = Top + (tallest * (BoxHeight + GapY)) - GapY + Bottom;
        var columns = flow.Columns.Select((column, at) =>
        {
            var count = Math.Min(MostUnits, column.Value.Values.Length);
            var first = Top + ((tallest - count) * (BoxHeight + GapY) / 2);
            return Enumerable.Range(0, count)
                .Select(unit => new DeltaUnit(2 + (at * (BoxWidth + GapX)), first + (unit * (BoxHeight + GapY)), unit)).ToImmutableArray();
        });
        return new((flow.Columns.Length * (BoxWidth + GapX)) - GapX + 4, height, [.. columns]);
    }

    /// <summary>The wires between two columns: each with its own where the Jacobian is diagonal, each with all otherwise.</summary>
    public IEnumerable<(DeltaUnit From, DeltaUnit To)> Wires(int column, JacobianKind kind) =>
        from left in Columns[column]
        from right in Columns[column + 1]
        where kind is not (JacobianKind.Diagonal or JacobianKind.Identity) || left.Entry == right.Entry
        select (left, right);
}

public sealed record DeltaUnit(double X, double Y, int Entry)
{
    public double Middle => Y + (DeltaDrawing.BoxHeight / 2);

    public double Right => X + DeltaDrawing.BoxWidth;

    public double Centre => X + (DeltaDrawing.BoxWidth / 2);
}
