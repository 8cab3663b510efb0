namespace BackpropTutor.Autodiff.Kernels;

/// <summary>Writing a matrix out the other way round, in blocks that fit the first-level cache.</summary>
static class Transposing
{
    const int Block = 32;

    /// <summary>Copies a rows × columns matrix, row-major, to <paramref name="target"/> as columns × rows.</summary>
    public static void Copy(ReadOnlySpan<double> source, int rows, int columns, Span<double> target)
    {
        for (var top = 0; top < rows; top += Block)
        {
            for (var left = 0; left < columns; left += Block)
            {
                var bottom = Math.Min(rows, top + Block);
                var right = Math.Min(columns, left + Block);
                for (var j = left; j < right; j++)
                {
                    for (var i = top; i < bottom; i++)
                    {
                        target[(j * rows) + i] = source[(i * columns) + j];
                    }
                }
            }
        }
    }
}
