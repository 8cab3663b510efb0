using System.Runtime.CompilerServices;

namespace BackpropTutor.Autodiff.Kernels;

/// <summary>The product without vector registers: also the quickest way for the smallest ones.</summary>
static class ProductPortable
{
    public static void Run(in ProductTile tile, int row, int rowEnd, int column, int columnEnd)
    {
        for (var i = row; i < rowEnd; i++)
        {
            for (var j = column; j < columnEnd; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < tile.Inner; k++)
                {
                    sum = double.MultiplyAddEstimate(
                        Unsafe.Add(ref Unsafe.AsRef(in tile.A), (i * tile.ARow) + (k * tile.AInner)),
                            Unsafe.Add(ref Unsafe.AsRef(in tile.B), (k * tile.BRow) + j), sum);
                }

                ref var target = ref Unsafe.Add(ref tile.C, (i * tile.CRow) + j);
                target = tile.Descends ? target - (tile.Rate * sum) : sum;
            }
        }
    }
}
