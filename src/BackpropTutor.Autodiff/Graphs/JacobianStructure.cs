using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>What is known of a Jacobian's pattern from the op alone, most special first.</summary>
public enum JacobianKind
{
    Zero,
    Identity,
    Diagonal,
    Permutation,
    BlockDiagonal,
    Sparse,
    Dense,
}

/// <summary>
/// The pattern of ∂output/∂input, never formed: a row for each output entry and a column for each input entry, both row-major.
/// </summary>
/// <param name="NonZeros">At most so many entries differ from zero, whatever the values.</param>
public sealed record JacobianStructure(JacobianKind Kind, long Rows, long Columns, long NonZeros)
{
    /// <summary>Into how many equal blocks along the diagonal a block-diagonal pattern falls; otherwise 1.</summary>
    public long Blocks { get; init; } = 1;

    /// <summary>At most so many entries of any one row differ from zero: how many inputs an output entry depends on.</summary>
    public long PerRow { get; init; } = Math.Min(Columns, NonZeros);

    /// <summary>At most so many entries of any one column differ from zero: how many output entries an input reaches.</summary>
    public long PerColumn { get; init; } = Math.Min(Rows, NonZeros);

    /// <summary>How many bytes the full matrix would take; a double, since it may pass any integer.</summary>
    public double BytesIfFormed(int bytesPerEntry) => (double)Rows * Columns * bytesPerEntry;

    public static JacobianStructure Zero(Shape output, Shape input) => new(JacobianKind.Zero, output.Count, input.Count, 0);

    public static JacobianStructure Identity(Shape shape) => OneEach(JacobianKind.Identity, shape.Count);

    public static JacobianStructure Diagonal(Shape shape) => OneEach(JacobianKind.Diagonal, shape.Count);

    public static JacobianStructure Permutation(Shape shape) => OneEach(JacobianKind.Permutation, shape.Count);

    public static JacobianStructure BlockDiagonal(Shape output, Shape input, long blocks) =>
        blocks == 0 ? Zero(output, input) : Blocked(output.Count, input.Count, blocks);

    public static JacobianStructure Sparse(Shape output, Shape input, long nonZeros) =>
        new(JacobianKind.Sparse, output.Count, input.Count, nonZeros);

    /// <summary>Sparse, with so many entries in any row and in any column at most.</summary>
    public static JacobianStructure Sparse(Shape output, Shape input, long perRow, long perColumn) =>
        Bounded(output.Count, input.Count, Math.Min(output.Count * perRow, input.Count * perColumn), perRow, perColumn);

    /// <summary>Each entry on one side is at most one entry on the other, in order: the identity where both sides have as many.</summary>
    public static JacobianStructure Picking(Shape output, Shape input, long picked) =>
        output.Count == input.Count ? Identity(output) : Sparse(output, input, picked) with { PerRow = 1, PerColumn = 1 };

    public static JacobianStructure Dense(Shape output, Shape input) => Full(output.Count, input.Count);

    /// <summary>The pattern of <paramref name="outer"/> · <paramref name="inner"/>: the chain rule for patterns.</summary>
    public static JacobianStructure Product(JacobianStructure outer, JacobianStructure inner)
    {
        if (outer.Columns != inner.Rows)
        {
            throw new ArgumentException($"A pattern with {outer.Columns} columns does not follow one with {inner.Rows} rows.",
                nameof(inner));
        }

        var (rows, columns) = (outer.Rows, inner.Columns);
        return (outer.Kind, inner.Kind) switch
        {
            (JacobianKind.Zero, _) or (_, JacobianKind.Zero) => new(JacobianKind.Zero, rows, columns, 0),
            (JacobianKind.Identity, _) => inner,
            (_, JacobianKind.Identity) => outer,
            (JacobianKind.Diagonal, JacobianKind.Diagonal) => outer,
            (JacobianKind.Permutation, JacobianKind.Permutation) => outer,
            (JacobianKind.Diagonal, JacobianKind.BlockDiagonal) => inner,
            (JacobianKind.BlockDiagonal, JacobianKind.Diagonal) => outer,
            (JacobianKind.BlockDiagonal, JacobianKind.BlockDiagonal) when outer.Blocks == inner.Blocks =>
                Blocked(rows, columns, outer.Blocks),
            _ => Bounded(
                rows, columns,
                Math.Min(Capped(outer.NonZeros, inner.PerRow), Capped(inner.NonZeros, outer.PerColumn)),
                Capped(outer.PerRow, inner.PerRow), Capped(outer.PerColumn, inner.PerColumn)),
        };
    }

    /// <summary>The pattern of the sum of two paths to the same input.</summary>
    public static JacobianStructure Sum(JacobianStructure one, JacobianStructure other)
    {
        var (less, more) = one.Kind <= other.Kind ? (one, other) : (other, one);
        return (less.Kind, more.Kind) switch
        {
            (JacobianKind.Zero, _) => more,
            (JacobianKind.Identity or JacobianKind.Diagonal, JacobianKind.Identity or JacobianKind.Diagonal) =>
                more with { Kind = JacobianKind.Diagonal },
            (JacobianKind.Identity or JacobianKind.Diagonal, JacobianKind.BlockDiagonal) when more.Rows == more.Columns => more,
            (JacobianKind.BlockDiagonal, JacobianKind.BlockDiagonal) when less.Blocks == more.Blocks => more,
            _ => Bounded(one.Rows, one.Columns, one.NonZeros + other.NonZeros, one.PerRow + other.PerRow, one.PerColumn + other.PerColumn),
        };
    }

    static JacobianStructure OneEach(JacobianKind kind, long size) =>
        new(kind, size, size, size) { PerRow = Math.Min(1, size), PerColumn = Math.Min(1, size) };

    static JacobianStructure Blocked(long rows, long columns, long blocks) => blocks == 1
        ? Full(rows, columns)
        : new(JacobianKind.BlockDiagonal, rows, columns, checked(rows * (columns / blocks)))
        {
            Blocks = blocks,
            PerRow = columns / blocks,
            PerColumn = rows / blocks
        };

    static JacobianStructure Bounded(long rows, long columns, long nonZeros, long perRow, long perColumn)
    {
        (perRow, perColumn) = (Math.Min(perRow, columns), Math.Min(perColumn, rows));
        var most = Math.Min(nonZeros, Math.Min(checked(rows * perRow), checked(columns * perColumn)));
        return new(most == checked(rows * columns) ? JacobianKind.Dense : JacobianKind.Sparse, rows, columns, most)
        {
            PerRow = perRow,
            PerColumn = perColumn
        };
    }

    static JacobianStructure Full(long rows, long columns) => new(JacobianKind.Dense, rows, columns,
        checked(rows * columns))
    { PerRow = columns, PerColumn = rows };

    /// <summary>A product that stays at the greatest number in place of overflowing: it is only an upper bound.</summary>
    static long Capped(long left, long right) => left != 0 && right > long.MaxValue / left ? long.MaxValue : left * right;
}
