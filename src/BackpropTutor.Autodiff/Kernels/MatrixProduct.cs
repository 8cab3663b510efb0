using System.Runtime.InteropServices;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// C = A B for row-major doubles, either side transposed. Each entry of C is one chain of multiply-adds over the inner index, in its order,
/// whatever the path and the blocking, so that all paths agree to the last bit where the machine has a fused multiply-add; only a matrix
/// times a vector is a dot product in sixteen lanes, on every path alike.
/// </summary>
static class MatrixProduct
{
    /// <summary>Columns of C that are computed together: three registers of eight.</summary>
    public const int PanelColumns = 24;

    /// <summary>So much of the inner dimension is done at once that a panel of B stays in the first-level cache.</summary>
    public const int InnerBlock = 96;

    /// <summary>How many doubles <see cref="Multiply"/> needs to write B out the other way round; 0 where it reads B as it lies.</summary>
    public static long ScratchLength(int rows, int inner, int columns, bool rightTransposed) =>
        rightTransposed && rows > 1 && columns > 1 ? (long)inner * columns : 0;

    /// <param name="c">The result, dense; what it holds before does not matter.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> long.</param>
    public static void Multiply(Operand a, Operand b, Span<double> c, Span<double> scratch, SimdPath path)
    {
        if (b.Columns == 1 && !a.Transposed)
        {
            DotProducts.OfRows(a.Values, a.Columns, b.Values, c, path);
        }
        else if (a.Rows == 1 && b.Transposed)
        {
            DotProducts.OfRows(b.Values, b.Rows, a.Values, c, path);
        }
        else if (b.Columns == 1)
        {
            // Aᵀ x, read as xᵀ A: the same entries of the result, from rows as they lie.
            var row = new Operand(b.Values, 1, b.Rows, false);
            Tile(row, a.T, c, 0, 1, 0, a.Rows, path);
        }
        else
        {
            Tile(a, InRows(b, scratch), c, 0, a.Rows, 0, b.Columns, path);
        }
    }

    /// <summary>B with its rows contiguous: as it lies, or written out the other way round.</summary>
    public static Operand InRows(Operand b, Span<double> scratch)
    {
        if (!b.Transposed)
        {
            return b;
        }

        var copy = scratch[..(b.Rows * b.Columns)];
        Transposing.Copy(b.Values, b.Columns, b.Rows, copy);
        return new Operand(copy, b.Rows, b.Columns, false);
    }

    /// <summary>The part of C in the given rows and columns; B's rows are contiguous. Parts may be computed at the same time.</summary>
    /// <param name="rate">If given, C ← C − rate · AB, each entry rounded as if the three steps were done one after the other.</param>
    public static void Tile(Operand a, Operand b, Span<double> c, int row, int rowEnd, int column, int columnEnd, SimdPath path,
        double? rate = null)
    {
        var tile = new ProductTile(
            ref MemoryMarshal.GetReference(a.Values), a.RowStride, a.ColumnStride, ref MemoryMarshal.GetReference(b.Values),
                b.StoredColumns,
            ref MemoryMarshal.GetReference(c), b.Columns, a.Columns, rate);
        if ((long)(rowEnd - row) * (columnEnd - column) * a.Columns <= 64)
        {
            path = SimdPath.Portable;
        }

        switch (path)
        {
            case SimdPath.Vector512:
                Product512.Run(tile, row, rowEnd, column, columnEnd);
                break;
            case SimdPath.Vector256:
                Product256.Run(tile, row, rowEnd, column, columnEnd);
                break;
            default:
                ProductPortable.Run(tile, row, rowEnd, column, columnEnd);
                break;
        }
    }
}
