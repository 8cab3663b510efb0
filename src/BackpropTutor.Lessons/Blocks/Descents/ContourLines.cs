using System.Collections.Immutable;
using System.Text;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>
/// Lines of equal height through a grid of heights, by marching squares: where a line crosses the side of a cell is found by interpolation,
/// and crossings are followed from cell to cell, so that each line is one stroke.
/// </summary>
sealed class ContourLines
{
    readonly double[,] heights;
    readonly Span x;
    readonly Span y;

    /// <param name="heights">At the corners of a regular grid, first along x.</param>
    public ContourLines(double[,] heights, Span x, Span y) => (this.heights, this.x, this.y) = (heights, x, y);

    int Columns => heights.GetLength(0);

    int Rows => heights.GetLength(1);

    /// <summary>The lines at one level, as the d of a path.</summary>
    public string At(double level)
    {
        var next = new Dictionary<Side, List<Side>>();
        for (var column = 0; column + 1 < Columns; column++)
        {
            for (var row = 0; row + 1 < Rows; row++)
            {
                foreach (var (from, to) in Crossings(column, row, level))
                {
                    Join(next, from, to);
                    Join(next, to, from);
                }
            }
        }

        var path = new StringBuilder();
        while (next.Count > 0)
        {
            // A line that ends at the border is begun there; only closed ones are left then.
            var first = next.FirstOrDefault(pair => pair.Value.Count == 1, next.First()).Key;
            var pen = 'M';
            for (Side? at = first; at is { } side; at = Leave(next, side))
            {
                path.Append(pen).Append(Place(side, level));
                pen = 'L';
            }
        }

        return path.ToString();
    }

    /// <summary>Levels whose lines lie evenly on a bowl: their roots are evenly spaced between the lowest and the highest ground.</summary>
    public ImmutableArray<double> Levels(int count)
    {
        var all = heights.Cast<double>().Where(double.IsFinite).ToList();
        var (low, high) = (all.Min(), all.Max());
        return [.. Enumerable.Range(1, count).Select(i => low + ((high - low) * i * i / ((count + 1) * (count + 1.0))))];
    }

    /// <summary>One or two pieces of line in a cell. At a saddle two sides of the line are tied by the height of the middle.</summary>
    IEnumerable<(Side From, Side To)> Crossings(int column, int row, double level)
    {
        Side[] around = [new(column, row, false), new(column + 1, row, true), new(column, row + 1, false), new(column, row, true)];
        var crossed = around.Where(side => Low(side) < level != High(side) < level).ToArray();
        if (crossed.Length == 2)
        {
            yield return (crossed[0], crossed[1]);
        }
        else if (crossed.Length == 4)
        {
            var middle = (heights[column, row] + heights[column + 1, row] + heights[column, row + 1] + heights[column + 1, row + 1]) / 4;
            var turn = middle < level == heights[column, row] < level ? 0 : 3;
            yield return (around[turn], around[(turn + 1) % 4]);
            yield return (around[(turn + 2) % 4], around[(turn + 3) % 4]);
        }
    }

    static void Join(Dictionary<Side, List<Side>> next, Side from, Side to)
    {
        if (!next.TryGetValue(from, out var known))
        {
            next[from] = known = [];
        }

        known.Add(to);
    }

    /// <summary>Goes on from a crossing and forgets the way; null at the end of the line.</summary>
    static Side? Leave(Dictionary<Side, List<Side>> next, Side side)
    {
        if (!next.TryGetValue(side, out var ways) || ways.Count == 0)
        {
            next.Remove(side);
            return null;
        }

        var to = ways[^1];
        ways.RemoveAt(ways.Count - 1);
        if (ways.Count == 0)
        {
            next.Remove(side);
        }

        if (next.TryGetValue(to, out var back))
        {
            back.Remove(side);
            if (back.Count == 0)
            {
                next.Remove(to);
            }
        }

        return to;
    }

    double Low(Side side) => heights[side.Column, side.Row];

    double High(Side side) => side.IsUpright ? heights[side.Column, side.Row + 1] : heights[side.Column + 1, side.Row];

    string Place(Side side, double level)
    {
        var along = (level - Low(side)) / (High(side) - Low(side));
        var (column, row) = side.IsUpright ? ((double)side.Column, side.Row + along) : (side.Column + along, (double)side.Row);
        return $"{Figures.At(x[x.Low + ((x.High - x.Low) * column / (Columns - 1))])} "
            + $"{Figures.At(y[y.Low + ((y.High - y.Low) * row / (Rows - 1))])}";
    }

    /// <summary>The side of a cell: from a corner to the next one along x or, upright, along y.</summary>
    readonly record struct Side(int Column, int Row, bool IsUpright);
}
