using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>
/// The product in registers of eight doubles: 8 rows by 24 columns of C at a time, 24 accumulators in 32 registers, so that each entry of A
/// and of B that is loaded serves many multiply-adds and neither side needs packing.
/// </summary>
static class Product512
{
    const int Lanes = 8;
    const int Rows = 8;

    public static void Run(ProductTile tile, int row, int rowEnd, int column, int columnEnd)
    {
        for (var k = 0; k == 0 || k < tile.Inner; k += MatrixProduct.InnerBlock)
        {
            var count = Math.Min(MatrixProduct.InnerBlock, tile.Inner - k);
            ref var b = ref Unsafe.Add(ref Unsafe.AsRef(in tile.B), k * tile.BRow);
            var j = column;
            for (; j + (3 * Lanes) <= columnEnd; j += 3 * Lanes)
            {
                Panel(tile, ref Unsafe.Add(ref b, j), tile.BRow, k, count, row, rowEnd, j, 3, Lanes);
            }

            for (; j + Lanes <= columnEnd; j += Lanes)
            {
                Panel(tile, ref Unsafe.Add(ref b, j), tile.BRow, k, count, row, rowEnd, j, 1, Lanes);
            }

            if (j < columnEnd)
            {
                Edge(tile, ref Unsafe.Add(ref b, j), k, count, row, rowEnd, j, columnEnd - j);
            }
        }
    }

    /// <summary>The last columns, fewer than a register holds.</summary>
    static void Edge(ProductTile tile, ref double b, int k, int count, int row, int rowEnd, int column, int width)
    {
        Span<double> padded = stackalloc double[MatrixProduct.InnerBlock * Lanes];
        Edges.Copy(ref b, tile.BRow, count, width, padded, Lanes);
        Panel(tile, ref MemoryMarshal.GetReference(padded), Lanes, k, count, row, rowEnd, column, 1, width);
    }

    static void Panel(ProductTile tile, ref double b, nint bRow, int k, int count, int row, int rowEnd, int column, int vectors, int width)
    {
        var fresh = k == 0;
        ref var a = ref Unsafe.Add(ref Unsafe.AsRef(in tile.A), k * tile.AInner);
        Span<double> corner = stackalloc double[Lanes];
        var i = row;
        if (width == Lanes)
        {
            for (; i + Rows <= rowEnd; i += Rows)
            {
                ref var aTop = ref Unsafe.Add(ref a, i * tile.ARow);
                ref var cTop = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column);
                if (vectors == 3)
                {
                    EightByThree(ref aTop, tile.ARow, tile.AInner, ref b, bRow, ref cTop, tile.CRow, count, fresh);
                }
                else
                {
                    EightByOne(ref aTop, tile.ARow, tile.AInner, ref b, bRow, ref cTop, tile.CRow, count, fresh);
                }
            }
        }

        for (; i < rowEnd; i++)
        {
            ref var aTop = ref Unsafe.Add(ref a, i * tile.ARow);
            ref var cTop = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column);
            if (width == Lanes)
            {
                OneBy(vectors, ref aTop, tile.AInner, ref b, bRow, ref cTop, count, fresh);
                continue;
            }

            var target = MemoryMarshal.CreateSpan(ref cTop, width);
            target.CopyTo(corner);
            OneBy(1, ref aTop, tile.AInner, ref b, bRow, ref MemoryMarshal.GetReference(corner), count, fresh);
            corner[..width].CopyTo(target);
        }
    }

    static void OneBy(int vectors, ref double a, nint aInner, ref double b, nint bRow, ref double c, int count, bool fresh)
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
                offset += aInner;
                source = ref Unsafe.Add(ref source, bRow);
            }

            sum.StoreUnsafe(ref target);
        }
    }

    static void EightByThree(ref double a, nint aRow, nint aInner, ref double b, nint bRow, ref double c, nint cRow, int count, bool fresh)
    {
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
        if (!fresh)
        {
            ref var from = ref c;
            c00 = Vector512.LoadUnsafe(ref from);
            c01 = Vector512.LoadUnsafe(ref from, 8);
            c02 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c10 = Vector512.LoadUnsafe(ref from);
            c11 = Vector512.LoadUnsafe(ref from, 8);
            c12 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c20 = Vector512.LoadUnsafe(ref from);
            c21 = Vector512.LoadUnsafe(ref from, 8);
            c22 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c30 = Vector512.LoadUnsafe(ref from);
            c31 = Vector512.LoadUnsafe(ref from, 8);
            c32 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c40 = Vector512.LoadUnsafe(ref from);
            c41 = Vector512.LoadUnsafe(ref from, 8);
            c42 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c50 = Vector512.LoadUnsafe(ref from);
            c51 = Vector512.LoadUnsafe(ref from, 8);
            c52 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c60 = Vector512.LoadUnsafe(ref from);
            c61 = Vector512.LoadUnsafe(ref from, 8);
            c62 = Vector512.LoadUnsafe(ref from, 16);
            from = ref Unsafe.Add(ref from, cRow);
            c70 = Vector512.LoadUnsafe(ref from);
            c71 = Vector512.LoadUnsafe(ref from, 8);
            c72 = Vector512.LoadUnsafe(ref from, 16);
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

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, 8);
        c02.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c10.StoreUnsafe(ref c);
        c11.StoreUnsafe(ref c, 8);
        c12.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c20.StoreUnsafe(ref c);
        c21.StoreUnsafe(ref c, 8);
        c22.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c30.StoreUnsafe(ref c);
        c31.StoreUnsafe(ref c, 8);
        c32.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c40.StoreUnsafe(ref c);
        c41.StoreUnsafe(ref c, 8);
        c42.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c50.StoreUnsafe(ref c);
        c51.StoreUnsafe(ref c, 8);
        c52.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c60.StoreUnsafe(ref c);
        c61.StoreUnsafe(ref c, 8);
        c62.StoreUnsafe(ref c, 16);
        c = ref Unsafe.Add(ref c, cRow);
        c70.StoreUnsafe(ref c);
        c71.StoreUnsafe(ref c, 8);
        c72.StoreUnsafe(ref c, 16);
    }

    static void EightByOne(ref double a, nint aRow, nint aInner, ref double b, nint bRow, ref double c, nint cRow, int count, bool fresh)
    {
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
        if (!fresh)
        {
            ref var from = ref c;
            c00 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c10 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c20 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c30 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c40 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c50 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c60 = Vector512.LoadUnsafe(ref from);
            from = ref Unsafe.Add(ref from, cRow);
            c70 = Vector512.LoadUnsafe(ref from);
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

        c00.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c10.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c20.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c30.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c40.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c50.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c60.StoreUnsafe(ref c);
        c = ref Unsafe.Add(ref c, cRow);
        c70.StoreUnsafe(ref c);
    }
}
