using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// The product in registers of eight doubles: 8 rows by 24 columns of C at a time, 24 accumulators in 32 registers, so that each entry of A
/// and of B that is loaded serves many multiply-adds.
/// </summary>
static class Product512
{
    const int Lanes = 8;
    const int Rows = 8;

    public static void Run(in ProductTile tile, int row, int rowEnd, int column, int columnEnd)
    {
        for (var k = 0; k == 0 || k < tile.Inner; k += MatrixProduct.InnerBlock)
        {
            var count = Math.Min(MatrixProduct.InnerBlock, tile.Inner - k);
            ref var b = ref Unsafe.Add(ref Unsafe.AsRef(in tile.B), k * tile.BRow);
            for (var j = column; j < columnEnd;)
            {
                var vectors = columnEnd - j >= 3 * Lanes ? 3 : 1;
                var width = Math.Min(vectors * Lanes, columnEnd - j);
                ref var panel = ref Unsafe.Add(ref b, j);
                var stride = tile.BRow;
                if (width < Lanes)
                {
                    panel = ref PackedPanel.Of(ref panel, stride, count, width, vectors * Lanes);
                    stride = vectors * Lanes;
                }

                Panel(tile, ref panel, stride, k, count, row, rowEnd, j, vectors, width);
                j += width;
            }
        }
    }

    static void Panel(in ProductTile tile, ref double b, nint bRow, int k, int count, int row, int rowEnd, int column, int vectors,
        int width)
    {
        var fresh = k == 0;
        ref var a = ref Unsafe.Add(ref Unsafe.AsRef(in tile.A), k * tile.AInner);
        Span<double> corner = stackalloc double[Rows * Lanes];
        var i = row;
        for (; i + Rows <= rowEnd; i += Rows)
        {
            ref var aTop = ref Unsafe.Add(ref a, i * tile.ARow);
            ref var cTop = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column);
            if (width < Lanes)
            {
                Corner.Fetch(ref cTop, tile.CRow, width, corner, Lanes);
                EightByOne(tile, ref aTop, ref b, bRow, ref MemoryMarshal.GetReference(corner), Lanes, count, fresh);
                Corner.Return(corner, Lanes, ref cTop, tile.CRow, width);
            }
            else if (vectors == 3)
            {
                EightByThree(tile, ref aTop, ref b, bRow, ref cTop, tile.CRow, count, fresh);
            }
            else
            {
                EightByOne(tile, ref aTop, ref b, bRow, ref cTop, tile.CRow, count, fresh);
            }
        }

        for (; i < rowEnd; i++)
        {
            ref var aTop = ref Unsafe.Add(ref a, i * tile.ARow);
            ref var cTop = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column);
            if (width < Lanes)
            {
                Corner.Fetch(ref cTop, tile.CRow, width, corner[..Lanes], Lanes);
                OneBy(tile, 1, ref aTop, ref b, bRow, ref MemoryMarshal.GetReference(corner), count, fresh);
                Corner.Return(corner[..Lanes], Lanes, ref cTop, tile.CRow, width);
            }
            else
            {
                OneBy(tile, vectors, ref aTop, ref b, bRow, ref cTop, count, fresh);
            }
        }
    }

    static void OneBy(in ProductTile tile, int vectors, ref double a, ref double b, nint bRow, ref double c, int count, bool fresh)
    {
        for (var v = 0; v < vectors; v++)
        {
            ref var target = ref Unsafe.Add(ref c, v * Lanes);
            ref var source = ref Unsafe.Add(ref b, v * Lanes);
            var sum = fresh ? Vector512<double>.Zero : Vector512.LoadUnsafe(ref target);
            nint offset = 0;
            for (var k = 0; k < count; k++)
            {
                sum = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref a, offset)), Vector512.LoadUnsafe(ref source), sum);
                offset += tile.AInner;
                source = ref Unsafe.Add(ref source, bRow);
            }

            (tile.Descends ? Vector512.LoadUnsafe(ref target) - (Vector512.Create(tile.Rate) * sum) : sum).StoreUnsafe(ref target);
        }
    }

    static void EightByThree(in ProductTile tile, ref double a, ref double b, nint bRow, ref double c, nint cRow, int count, bool fresh)
    {
        var (aRow, aInner) = (tile.ARow, tile.AInner);
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        ref var a4 = ref Unsafe.Add(ref a3, aRow);
        ref var a5 = ref Unsafe.Add(ref a4, aRow);
        ref var a6 = ref Unsafe.Add(ref a5, aRow);
        ref var a7 = ref Unsafe.Add(ref a6, aRow);
        Vector512<double> c00 = Vector512<double>.Zero, c01 = Vector512<double>.Zero, c02 = Vector512<double>.Zero;
        Vector512<double> c10 = Vector512<double>.Zero, c11 = Vector512<double>.Zero, c12 = Vector512<double>.Zero;
        Vector512<double> c20 = Vector512<double>.Zero, c21 = Vector512<double>.Zero, c22 = Vector512<double>.Zero;
        Vector512<double> c30 = Vector512<double>.Zero, c31 = Vector512<double>.Zero, c32 = Vector512<double>.Zero;
        Vector512<double> c40 = Vector512<double>.Zero, c41 = Vector512<double>.Zero, c42 = Vector512<double>.Zero;
        Vector512<double> c50 = Vector512<double>.Zero, c51 = Vector512<double>.Zero, c52 = Vector512<double>.Zero;
        Vector512<double> c60 = Vector512<double>.Zero, c61 = Vector512<double>.Zero, c62 = Vector512<double>.Zero;
        Vector512<double> c70 = Vector512<double>.Zero, c71 = Vector512<double>.Zero, c72 = Vector512<double>.Zero;
        ref var row = ref c;
        if (!fresh)
        {
            c00 = Vector512.LoadUnsafe(ref row);
            c01 = Vector512.LoadUnsafe(ref row, 8);
            c02 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector512.LoadUnsafe(ref row);
            c11 = Vector512.LoadUnsafe(ref row, 8);
            c12 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector512.LoadUnsafe(ref row);
            c21 = Vector512.LoadUnsafe(ref row, 8);
            c22 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector512.LoadUnsafe(ref row);
            c31 = Vector512.LoadUnsafe(ref row, 8);
            c32 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c40 = Vector512.LoadUnsafe(ref row);
            c41 = Vector512.LoadUnsafe(ref row, 8);
            c42 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c50 = Vector512.LoadUnsafe(ref row);
            c51 = Vector512.LoadUnsafe(ref row, 8);
            c52 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c60 = Vector512.LoadUnsafe(ref row);
            c61 = Vector512.LoadUnsafe(ref row, 8);
            c62 = Vector512.LoadUnsafe(ref row, 16);
            row = ref Unsafe.Add(ref row, cRow);
            c70 = Vector512.LoadUnsafe(ref row);
            c71 = Vector512.LoadUnsafe(ref row, 8);
            c72 = Vector512.LoadUnsafe(ref row, 16);
        }

        nint offset = 0;
        for (var k = 0; k < count; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            var b1 = Vector512.LoadUnsafe(ref b, 8);
            var b2 = Vector512.LoadUnsafe(ref b, 16);
            var x = Vector512.Create(Unsafe.Add(ref a, offset));
            c00 = Vector512.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector512.MultiplyAddEstimate(x, b1, c01);
            c02 = Vector512.MultiplyAddEstimate(x, b2, c02);
            x = Vector512.Create(Unsafe.Add(ref a1, offset));
            c10 = Vector512.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector512.MultiplyAddEstimate(x, b1, c11);
            c12 = Vector512.MultiplyAddEstimate(x, b2, c12);
            x = Vector512.Create(Unsafe.Add(ref a2, offset));
            c20 = Vector512.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector512.MultiplyAddEstimate(x, b1, c21);
            c22 = Vector512.MultiplyAddEstimate(x, b2, c22);
            x = Vector512.Create(Unsafe.Add(ref a3, offset));
            c30 = Vector512.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector512.MultiplyAddEstimate(x, b1, c31);
            c32 = Vector512.MultiplyAddEstimate(x, b2, c32);
            x = Vector512.Create(Unsafe.Add(ref a4, offset));
            c40 = Vector512.MultiplyAddEstimate(x, b0, c40);
            c41 = Vector512.MultiplyAddEstimate(x, b1, c41);
            c42 = Vector512.MultiplyAddEstimate(x, b2, c42);
            x = Vector512.Create(Unsafe.Add(ref a5, offset));
            c50 = Vector512.MultiplyAddEstimate(x, b0, c50);
            c51 = Vector512.MultiplyAddEstimate(x, b1, c51);
            c52 = Vector512.MultiplyAddEstimate(x, b2, c52);
            x = Vector512.Create(Unsafe.Add(ref a6, offset));
            c60 = Vector512.MultiplyAddEstimate(x, b0, c60);
            c61 = Vector512.MultiplyAddEstimate(x, b1, c61);
            c62 = Vector512.MultiplyAddEstimate(x, b2, c62);
            x = Vector512.Create(Unsafe.Add(ref a7, offset));
            c70 = Vector512.MultiplyAddEstimate(x, b0, c70);
            c71 = Vector512.MultiplyAddEstimate(x, b1, c71);
            c72 = Vector512.MultiplyAddEstimate(x, b2, c72);
            offset += aInner;
            b = ref Unsafe.Add(ref b, bRow);
        }

        row = ref c;
        if (tile.Descends)
        {
            var rate = Vector512.Create(tile.Rate);
            c00 = Vector512.LoadUnsafe(ref row) - (rate * c00);
            c01 = Vector512.LoadUnsafe(ref row, 8) - (rate * c01);
            c02 = Vector512.LoadUnsafe(ref row, 16) - (rate * c02);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector512.LoadUnsafe(ref row) - (rate * c10);
            c11 = Vector512.LoadUnsafe(ref row, 8) - (rate * c11);
            c12 = Vector512.LoadUnsafe(ref row, 16) - (rate * c12);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector512.LoadUnsafe(ref row) - (rate * c20);
            c21 = Vector512.LoadUnsafe(ref row, 8) - (rate * c21);
            c22 = Vector512.LoadUnsafe(ref row, 16) - (rate * c22);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector512.LoadUnsafe(ref row) - (rate * c30);
            c31 = Vector512.LoadUnsafe(ref row, 8) - (rate * c31);
            c32 = Vector512.LoadUnsafe(ref row, 16) - (rate * c32);
            row = ref Unsafe.Add(ref row, cRow);
            c40 = Vector512.LoadUnsafe(ref row) - (rate * c40);
            c41 = Vector512.LoadUnsafe(ref row, 8) - (rate * c41);
            c42 = Vector512.LoadUnsafe(ref row, 16) - (rate * c42);
            row = ref Unsafe.Add(ref row, cRow);
            c50 = Vector512.LoadUnsafe(ref row) - (rate * c50);
            c51 = Vector512.LoadUnsafe(ref row, 8) - (rate * c51);
            c52 = Vector512.LoadUnsafe(ref row, 16) - (rate * c52);
            row = ref Unsafe.Add(ref row, cRow);
            c60 = Vector512.LoadUnsafe(ref row) - (rate * c60);
            c61 = Vector512.LoadUnsafe(ref row, 8) - (rate * c61);
            c62 = Vector512.LoadUnsafe(ref row, 16) - (rate * c62);
            row = ref Unsafe.Add(ref row, cRow);
            c70 = Vector512.LoadUnsafe(ref row) - (rate * c70);
            c71 = Vector512.LoadUnsafe(ref row, 8) - (rate * c71);
            c72 = Vector512.LoadUnsafe(ref row, 16) - (rate * c72);
            row = ref c;
        }

        c00.StoreUnsafe(ref row);
        c01.StoreUnsafe(ref row, 8);
        c02.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c10.StoreUnsafe(ref row);
        c11.StoreUnsafe(ref row, 8);
        c12.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c20.StoreUnsafe(ref row);
        c21.StoreUnsafe(ref row, 8);
        c22.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c30.StoreUnsafe(ref row);
        c31.StoreUnsafe(ref row, 8);
        c32.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c40.StoreUnsafe(ref row);
        c41.StoreUnsafe(ref row, 8);
        c42.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c50.StoreUnsafe(ref row);
        c51.StoreUnsafe(ref row, 8);
        c52.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c60.StoreUnsafe(ref row);
        c61.StoreUnsafe(ref row, 8);
        c62.StoreUnsafe(ref row, 16);
        row = ref Unsafe.Add(ref row, cRow);
        c70.StoreUnsafe(ref row);
        c71.StoreUnsafe(ref row, 8);
        c72.StoreUnsafe(ref row, 16);
    }

    static void EightByOne(in ProductTile tile, ref double a, ref double b, nint bRow, ref double c, nint cRow, int count, bool fresh)
    {
        var (aRow, aInner) = (tile.ARow, tile.AInner);
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        ref var a4 = ref Unsafe.Add(ref a3, aRow);
        ref var a5 = ref Unsafe.Add(ref a4, aRow);
        ref var a6 = ref Unsafe.Add(ref a5, aRow);
        ref var a7 = ref Unsafe.Add(ref a6, aRow);
        Vector512<double> c00 = Vector512<double>.Zero;
        Vector512<double> c10 = Vector512<double>.Zero;
        Vector512<double> c20 = Vector512<double>.Zero;
        Vector512<double> c30 = Vector512<double>.Zero;
        Vector512<double> c40 = Vector512<double>.Zero;
        Vector512<double> c50 = Vector512<double>.Zero;
        Vector512<double> c60 = Vector512<double>.Zero;
        Vector512<double> c70 = Vector512<double>.Zero;
        ref var row = ref c;
        if (!fresh)
        {
            c00 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c40 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c50 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c60 = Vector512.LoadUnsafe(ref row);
            row = ref Unsafe.Add(ref row, cRow);
            c70 = Vector512.LoadUnsafe(ref row);
        }

        nint offset = 0;
        for (var k = 0; k < count; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            var x = Vector512.Create(Unsafe.Add(ref a, offset));
            c00 = Vector512.MultiplyAddEstimate(x, b0, c00);
            x = Vector512.Create(Unsafe.Add(ref a1, offset));
            c10 = Vector512.MultiplyAddEstimate(x, b0, c10);
            x = Vector512.Create(Unsafe.Add(ref a2, offset));
            c20 = Vector512.MultiplyAddEstimate(x, b0, c20);
            x = Vector512.Create(Unsafe.Add(ref a3, offset));
            c30 = Vector512.MultiplyAddEstimate(x, b0, c30);
            x = Vector512.Create(Unsafe.Add(ref a4, offset));
            c40 = Vector512.MultiplyAddEstimate(x, b0, c40);
            x = Vector512.Create(Unsafe.Add(ref a5, offset));
            c50 = Vector512.MultiplyAddEstimate(x, b0, c50);
            x = Vector512.Create(Unsafe.Add(ref a6, offset));
            c60 = Vector512.MultiplyAddEstimate(x, b0, c60);
            x = Vector512.Create(Unsafe.Add(ref a7, offset));
            c70 = Vector512.MultiplyAddEstimate(x, b0, c70);
            offset += aInner;
            b = ref Unsafe.Add(ref b, bRow);
        }

        row = ref c;
        if (tile.Descends)
        {
            var rate = Vector512.Create(tile.Rate);
            c00 = Vector512.LoadUnsafe(ref row) - (rate * c00);
            row = ref Unsafe.Add(ref row, cRow);
            c10 = Vector512.LoadUnsafe(ref row) - (rate * c10);
            row = ref Unsafe.Add(ref row, cRow);
            c20 = Vector512.LoadUnsafe(ref row) - (rate * c20);
            row = ref Unsafe.Add(ref row, cRow);
            c30 = Vector512.LoadUnsafe(ref row) - (rate * c30);
            row = ref Unsafe.Add(ref row, cRow);
            c40 = Vector512.LoadUnsafe(ref row) - (rate * c40);
            row = ref Unsafe.Add(ref row, cRow);
            c50 = Vector512.LoadUnsafe(ref row) - (rate * c50);
            row = ref Unsafe.Add(ref row, cRow);
            c60 = Vector512.LoadUnsafe(ref row) - (rate * c60);
            row = ref Unsafe.Add(ref row, cRow);
            c70 = Vector512.LoadUnsafe(ref row) - (rate * c70);
            row = ref c;
        }

        c00.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c10.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c20.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c30.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c40.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c50.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c60.StoreUnsafe(ref row);
        row = ref Unsafe.Add(ref row, cRow);
        c70.StoreUnsafe(ref row);
    }
}
