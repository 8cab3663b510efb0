namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// A matrix as a product reads it: entries in row-major order as stored, and whether the product wants the transpose of that.
/// The transpose is never written out; it only swaps the two strides.
/// </summary>
readonly ref struct Operand(ReadOnlySpan<double> values, int storedRows, int storedColumns, bool transposed)
{
    public ReadOnlySpan<double> Values { get; } = values;

    public bool Transposed { get; } = transposed;

    public int StoredColumns { get; } = storedColumns;

    public int Rows => Transposed ? StoredColumns : storedRows;

    public int Columns => Transposed ? storedRows : StoredColumns;

    /// <summary>How far apart two neighbours in a column are.</summary>
    public int RowStride => Transposed ? 1 : StoredColumns;

    /// <summary>How far apart two neighbours in a row are.</summary>
    public int ColumnStride => Transposed ? StoredColumns : 1;

    public Operand T => new(Values, storedRows, StoredColumns, !Transposed);
}
