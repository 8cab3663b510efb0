using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// The product in registers of four doubles: 4 rows by 12 columns of C at a time, 12 accumulators in 16 registers. The tiles are written
/// out, here and for eight doubles, because the compiler keeps in registers only what has a name of its own; an array or a loop would go to
/// memory.
/// </summary>
static class Product256
{
    const int Lanes = 4;
    const int Rows = 4;

    public static void Run(in ProductTile tile, int row, int rowEnd, int column, int columnEnd)
    {
        for (var k = 0; k == 0 || k < tile.Inner; k += MatrixProduct.InnerBlock)
        {
            var count = Math.Min(MatrixProduct.InnerBlock, tile.Inner - k);
            ref var a = ref Unsafe.Add(ref Unsafe.AsRef(in tile.A), k * tile.AInner);
            if (tile.ARow == 1 && tile.AInner > Rows && rowEnd - row >= Rows)
            {
                for (var top = row; top < rowEnd; top += PackedRows.Most)
                {
                    var bottom = Math.Min(rowEnd, top + PackedRows.Most);
                    Panels(tile, PackedRows.Of(ref Unsafe.Add(ref a, top), tile.AInner, count, (bottom - top) / Rows), k, count, top,
                        bottom, column, columnEnd);
                }
            }
            else
            {
                Panels(tile, new(ref Unsafe.Add(ref a, row * tile.ARow), Rows * tile.ARow, tile.ARow, tile.AInner), k, count, row, rowEnd,
                    column, columnEnd);
            }
        }
    }

    static void Panels(in ProductTile tile, in RowBlocks rows, int k, int count, int row, int rowEnd, int column, int columnEnd)
    {
        ref var b = ref Unsafe.Add(ref Unsafe.AsRef(in tile.B), k * tile.BRow);
        for (var j = column; j < columnEnd;)
        {
            var vectors = VectorsFor(columnEnd - j);
            var width = Math.Min(vectors * Lanes, columnEnd - j);
            ref var panel = ref Unsafe.Add(ref b, j);
            var stride = tile.BRow;
            if (width < Lanes)
            {
                panel = ref PackedPanel.Of(ref panel, stride, count, width, vectors * Lanes);
                stride = vectors * Lanes;
            }

            Panel(tile, rows, ref panel, stride, k, count, row, rowEnd, j, vectors, width);
            j += width;
        }
    }

    /// <summary>
    /// Three registers a row, but two and two where three would leave one: its four sums cannot keep two multiply-adds a cycle under way.
    /// </summary>
    static int VectorsFor(int columns) => (columns / Lanes) switch
    {
        < 2 => 1,
        2 or 4 => 2,
        _ => 3,
    };

    static void Panel(in ProductTile tile, in RowBlocks rows, ref double b, nint bRow, int k, int count, int row, int rowEnd, int column,
        int vectors, int width)
    {
        var fresh = k == 0;
        Span<double> corner = stackalloc double[Rows * Lanes];
        ref var aTop = ref rows.First;
        var i = row;
        for (; i + Rows <= rowEnd; i += Rows)
        {
            ref var cTop = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column);
            if (width < Lanes)
            {
                Corner.Fetch(ref cTop, tile.CRow, width, corner, Lanes);
                FourByOne(tile, rows.Row, rows.Inner, ref aTop, ref b, bRow, ref MemoryMarshal.GetReference(corner), Lanes, count, fresh);
                Corner.Return(corner, Lanes, ref cTop, tile.CRow, width);
            }
            else if (vectors == 3)
            {
                FourByThree(tile, rows.Row, rows.Inner, ref aTop, ref b, bRow, ref cTop, tile.CRow, count, fresh);
            }
            else if (vectors == 2)
            {
                FourByTwo(tile, rows.Row, rows.Inner, ref aTop, ref b, bRow, ref cTop, tile.CRow, count, fresh);
            }
            else
            {
                FourByOne(tile, rows.Row, rows.Inner, ref aTop, ref b, bRow, ref cTop, tile.CRow, count, fresh);
            }

            aTop = ref Unsafe.Add(ref aTop, rows.Block);
        }

        ref var a = ref Unsafe.Add(ref Unsafe.AsRef(in tile.A), k * tile.AInner);
        for (; i < rowEnd; i++)
        {
            ref var aRow = ref Unsafe.Add(ref a, i * tile.ARow);
            ref var cTop = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column);
            if (width < Lanes)
            {
                Corner.Fetch(ref cTop, tile.CRow, width, corner[..Lanes], Lanes);
                OneBy(tile, 1, ref aRow, ref b, bRow, ref MemoryMarshal.GetReference(corner), count, fresh);
                Corner.Return(corner[..Lanes], Lanes, ref cTop, tile.CRow, width);
            }
            else
            {
                OneBy(tile, vectors, ref aRow, ref b, bRow, ref cTop, count, fresh);
            }
        }
    }

    static void OneBy(in ProductTile tile, int vectors, ref double a, ref double b, nint bRow, ref double c, int count, bool fresh)
    {
        for (var v = 0; v < vectors; v++)
        {
            ref var target = ref Unsafe.Add(ref c, v * Lanes);
            ref var source = ref Unsafe.Add(ref b, v * Lanes);
            var sum = fresh ? Vector256<double>.Zero : Vector256.LoadUnsafe(ref target);
            nint offset = 0;
            for (var k = 0; k < count; k++)
            {
                sum = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref a, offset)), Vector256.LoadUnsafe(ref source), sum);
                offset += tile.AInner;
                source = ref Unsafe.Add(ref source, bRow);
            }

            (tile.Descends ? Vector256.LoadUnsafe(ref target) - (Vector256.Create(tile.Rate) * sum) : sum).StoreUnsafe(ref target);
        }
    }

    static void FourByThree(in ProductTile tile, nint aRow, nint aInner, ref double a, ref double b, nint bRow, ref double c, nint cRow,
        int count, bool fresh)
    {
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        Vector256<double> c00 = Vector256<double>.Zero, c01 = Vector256<double>.Zero, c02 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero, c11 = Vector256<double>.Zero, c12 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero, c21 = Vector256<double>.Zero, c22 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero, c31 = Vector256<double>.Zero, c32 = Vector256<double>.Zero;
        ref var row = ref c;
        if (!fresh)
        {
            c00 = Vector256.LoadUnsafe(ref row);
            c01 = Vector256.LoadUnsafe(ref row, 4);
            c02 = Vector256.LoadUnsafe(ref row, 8);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector256.LoadUnsafe(ref row);
            c11 = Vector256.LoadUnsafe(ref row, 4);
            c12 = Vector256.LoadUnsafe(ref row, 8);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector256.LoadUnsafe(ref row);
            c21 = Vector256.LoadUnsafe(ref row, 4);
            c22 = Vector256.LoadUnsafe(ref row, 8);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector256.LoadUnsafe(ref row);
            c31 = Vector256.LoadUnsafe(ref row, 4);
            c32 = Vector256.LoadUnsafe(ref row, 8);
        }

        nint offset = 0;
        for (var k = 0; k < count; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref b);
            var b1 = Vector256.LoadUnsafe(ref b, 4);
            var b2 = Vector256.LoadUnsafe(ref b, 8);
            var x = Vector256.Create(Unsafe.Add(ref a, offset));
            c00 = Vector256.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
            c02 = Vector256.MultiplyAddEstimate(x, b2, c02);
            x = Vector256.Create(Unsafe.Add(ref a1, offset));
            c10 = Vector256.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
            c12 = Vector256.MultiplyAddEstimate(x, b2, c12);
            x = Vector256.Create(Unsafe.Add(ref a2, offset));
            c20 = Vector256.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
            c22 = Vector256.MultiplyAddEstimate(x, b2, c22);
            x = Vector256.Create(Unsafe.Add(ref a3, offset));
            c30 = Vector256.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
            c32 = Vector256.MultiplyAddEstimate(x, b2, c32);
            offset += aInner;
            b = ref Unsafe.Add(ref b, bRow);
        }

        row = ref c;
        if (tile.Descends)
        {
            var rate = Vector256.Create(tile.Rate);
            c00 = Vector256.LoadUnsafe(ref row) - (rate * c00);
            c01 = Vector256.LoadUnsafe(ref row, 4) - (rate * c01);
            c02 = Vector256.LoadUnsafe(ref row, 8) - (rate * c02);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector256.LoadUnsafe(ref row) - (rate * c10);
            c11 = Vector256.LoadUnsafe(ref row, 4) - (rate * c11);
            c12 = Vector256.LoadUnsafe(ref row, 8) - (rate * c12);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector256.LoadUnsafe(ref row) - (rate * c20);
            c21 = Vector256.LoadUnsafe(ref row, 4) - (rate * c21);
            c22 = Vector256.LoadUnsafe(ref row, 8) - (rate * c22);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector256.LoadUnsafe(ref row) - (rate * c30);
            c31 = Vector256.LoadUnsafe(ref row, 4) - (rate * c31);
            c32 = Vector256.LoadUnsafe(ref row, 8) - (rate * c32);
            row = ref c;
        }

        c00.StoreUnsafe(ref row);
        c01.StoreUnsafe(ref row, 4);
        c02.StoreUnsafe(ref row, 8);
        row = ref Unsafe.Add(ref row, cRow);
        c10.StoreUnsafe(ref row);
        c11.StoreUnsafe(ref row, 4);
        c12.StoreUnsafe(ref row, 8);
        row = ref Unsafe.Add(ref row, cRow);
        c20.StoreUnsafe(ref row);
        c21.StoreUnsafe(ref row, 4);
        c22.StoreUnsafe(ref row, 8);
        row = ref Unsafe.Add(ref row, cRow);
        c30.StoreUnsafe(ref row);
        c31.StoreUnsafe(ref row, 4);
        c32.StoreUnsafe(ref row, 8);
    }

    static void FourByTwo(in ProductTile tile, nint aRow, nint aInner, ref double a, ref double b, nint bRow, ref double c, nint cRow,
        int count, bool fresh)
    {
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        Vector256<double> c00 = Vector256<double>.Zero, c01 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero, c11 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero, c21 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero, c31 = Vector256<double>.Zero;
        ref var row = ref c;
        if (!fresh)
        {
            c00 = Vector256.LoadUnsafe(ref row);
            c01 = Vector256.LoadUnsafe(ref row, 4);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector256.LoadUnsafe(ref row);
            c11 = Vector256.LoadUnsafe(ref row, 4);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector256.LoadUnsafe(ref row);
            c21 = Vector256.LoadUnsafe(ref row, 4);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector256.LoadUnsafe(ref row);
            c31 = Vector256.LoadUnsafe(ref row, 4);
        }

        nint offset = 0;
        for (var k = 0; k < count; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref b);
            var b1 = Vector256.LoadUnsafe(ref b, 4);
            var x = Vector256.Create(Unsafe.Add(ref a, offset));
            c00 = Vector256.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
            x = Vector256.Create(Unsafe.Add(ref a1, offset));
            c10 = Vector256.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
            x = Vector256.Create(Unsafe.Add(ref a2, offset));
            c20 = Vector256.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
            x = Vector256.Create(Unsafe.Add(ref a3, offset));
            c30 = Vector256.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
            offset += aInner;
            b = ref Unsafe.Add(ref b, bRow);
        }

        row = ref c;
        if (tile.Descends)
        {
            var rate = Vector256.Create(tile.Rate);
            c00 = Vector256.LoadUnsafe(ref row) - (rate * c00);
            c01 = Vector256.LoadUnsafe(ref row, 4) - (rate * c01);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector256.LoadUnsafe(ref row) - (rate * c10);
            c11 = Vector256.LoadUnsafe(ref row, 4) - (rate * c11);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector256.LoadUnsafe(ref row) - (rate * c20);
            c21 = Vector256.LoadUnsafe(ref row, 4) - (rate * c21);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector256.LoadUnsafe(ref row) - (rate * c30);
            c31 = Vector256.LoadUnsafe(ref row, 4) - (rate * c31);
            row = ref c;
        }

        c00.StoreUnsafe(ref row);
        c01.StoreUnsafe(ref row, 4);
        row = ref Unsafe.Add(ref row, cRow);
        c10.StoreUnsafe(ref row);
        c11.StoreUnsafe(ref row, 4);
        row = ref Unsafe.Add(ref row, cRow);
        c20.StoreUnsafe(ref row);
        c21.StoreUnsafe(ref row, 4);
        row = ref Unsafe.Add(ref row, cRow);
        c30.StoreUnsafe(ref row);
        c31.StoreUnsafe(ref row, 4);
    }

    static void FourByOne(in ProductTile tile, nint aRow, nint aInner, ref double a, ref double b, nint bRow, ref double c, nint cRow,
        int count, bool fresh)
    {
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        Vector256<double> c00 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero;
        ref var row = ref c;
        if (!fresh)
        {
            c00 = Vector256.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector256.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector256.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector256.LoadUnsafe(ref row);
        }

        nint offset = 0;
        for (var k = 0; k < count; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref b);
            var x = Vector256.Create(Unsafe.Add(ref a, offset));
            c00 = Vector256.MultiplyAddEstimate(x, b0, c00);
            x = Vector256.Create(Unsafe.Add(ref a1, offset));
            c10 = Vector256.MultiplyAddEstimate(x, b0, c10);
            x = Vector256.Create(Unsafe.Add(ref a2, offset));
            c20 = Vector256.MultiplyAddEstimate(x, b0, c20);
            x = Vector256.Create(Unsafe.Add(ref a3, offset));
            c30 = Vector256.MultiplyAddEstimate(x, b0, c30);
            offset += aInner;
            b = ref Unsafe.Add(ref b, bRow);
        }

        row = ref c;
        if (tile.Descends)
        {
            var rate = Vector256.Create(tile.Rate);
            c00 = Vector256.LoadUnsafe(ref row) - (rate * c00);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector256.LoadUnsafe(ref row) - (rate * c10);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector256.LoadUnsafe(ref row) - (rate * c20);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector256.LoadUnsafe(ref row) - (rate * c30);
            row = ref c;
        }

        c00.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c10.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c20.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c30.StoreUnsafe(ref row);
    }
}
