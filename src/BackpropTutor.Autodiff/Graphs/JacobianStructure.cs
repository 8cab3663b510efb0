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

    /// <summary>How many bytes the full matrix would take; a double, since it may pass any integer.</summary>
    public double BytesIfFormed(int bytesPerEntry) => (double)Rows * Columns * bytesPerEntry;

    public static JacobianStructure Zero(Shape output, Shape input) => new(JacobianKind.Zero, output.Count, input.Count, 0);

    public static JacobianStructure Identity(Shape shape) => new(JacobianKind.Identity, shape.Count, shape.Count, shape.Count);

    public static JacobianStructure Diagonal(Shape shape) => new(JacobianKind.Diagonal, shape.Count, shape.Count, shape.Count);

    public static JacobianStructure Permutation(Shape shape) => new(JacobianKind.Permutation, shape.Count, shape.Count, shape.Count);

    public static JacobianStructure BlockDiagonal(Shape output, Shape input, long blocks) =>
        blocks == 1 ? Dense(output, input)
        : new(JacobianKind.BlockDiagonal, output.Count, input.Count, blocks == 0 ? 0 : output.Count / blocks * (input.Count / blocks) * blocks) { Blocks = blocks };

    public static JacobianStructure Sparse(Shape output, Shape input, long nonZeros) => new(JacobianKind.Sparse, output.Count, input.Count, nonZeros);

    /// <summary>Each entry on one side is at most one entry on the other, in order: the identity where both sides have as many.</summary>
    public static JacobianStructure Picking(Shape output, Shape input, long picked) =>
        output.Count == input.Count ? Identity(output) : Sparse(output, input, picked);

    public static JacobianStructure Dense(Shape output, Shape input) =>
        new(JacobianKind.Dense, output.Count, input.Count, checked(output.Count * input.Count));
}
