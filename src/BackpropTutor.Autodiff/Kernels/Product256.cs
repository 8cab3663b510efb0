using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>The product in registers of four doubles: 4 rows by 12 columns of C at a time, 12 accumulators in 16 registers.</summary>
static class Product256
{
    const int Lanes = 4;
    const int Rows = 4;

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
        for (; vectors == 3 && i + Rows <= rowEnd; i += Rows)
        {
            FourByThree(
                ref Unsafe.Add(ref a, i * tile.ARow), tile.ARow, tile.AInner, ref b, bRow,
                ref Unsafe.Add(ref tile.C, (i * tile.CRow) + column), tile.CRow, count, fresh);
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
            var sum = fresh ? Vector256<double>.Zero : Vector256.LoadUnsafe(ref target);
            nint offset = 0;
            for (var k = 0; k < count; k++)
            {
                sum = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref a, offset)), Vector256.LoadUnsafe(ref source), sum);
                offset += aInner;
                source = ref Unsafe.Add(ref source, bRow);
            }

            sum.StoreUnsafe(ref target);
        }
    }

    static void FourByThree(ref double a, nint aRow, nint aInner, ref double b, nint bRow, ref double c, nint cRow, int count, bool fresh)
    {
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        Vector256<double> c00 = Vector256<double>.Zero, c01 = Vector256<double>.Zero, c02 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero, c11 = Vector256<double>.Zero, c12 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero, c21 = Vector256<double>.Zero, c22 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero, c31 = Vector256<double>.Zero, c32 = Vector256<double>.Zero;
        if (!fresh)
        {
            ref var from = ref c;
            c00 = Vector256.LoadUnsafe(ref from);
            c01 = Vector256.LoadUnsafe(ref from, 4);
            c02 = Vector256.LoadUnsafe(ref from, 8);
            from = ref Unsafe.Add(ref from, cRow);
            c10 = Vector256.LoadUnsafe(ref from);
            c11 = Vector256.LoadUnsafe(ref from, 4);
            c12 = Vector256.LoadUnsafe(ref from, 8);
            from = ref Unsafe.Add(ref from, cRow);
            c20 = Vector256.LoadUnsafe(ref from);
            c21 = Vector256.LoadUnsafe(ref from, 4);
            c22 = Vector256.LoadUnsafe(ref from, 8);
            from = ref Unsafe.Add(ref from, cRow);
            c30 = Vector256.LoadUnsafe(ref from);
            c31 = Vector256.LoadUnsafe(ref from, 4);
            c32 = Vector256.LoadUnsafe(ref from, 8);
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

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, 4);
        c02.StoreUnsafe(ref c, 8);
        c = ref Unsafe.Add(ref c, cRow);
        c10.StoreUnsafe(ref c);
        c11.StoreUnsafe(ref c, 4);
        c12.StoreUnsafe(ref c, 8);
        c = ref Unsafe.Add(ref c, cRow);
        c20.StoreUnsafe(ref c);
        c21.StoreUnsafe(ref c, 4);
        c22.StoreUnsafe(ref c, 8);
        c = ref Unsafe.Add(ref c, cRow);
        c30.StoreUnsafe(ref c);
        c31.StoreUnsafe(ref c, 4);
        c32.StoreUnsafe(ref c, 8);
    }
}
