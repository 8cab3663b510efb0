using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>Tensors on one line, as the picture's sentences and its table write them.</summary>
static class Digits
{
    const int LongestList = 9;

    /// <summary>3, (0.5, −0.1966), (1, 2; 3, 4); a tensor too large for that by its shape.</summary>
    public static string Inline(Tensor tensor) => Inline(tensor, value => NumberFormat.ForReading(value));

    /// <summary>As <see cref="Inline(Tensor)"/>, with all digits.</summary>
    public static string InFull(Tensor tensor) => Inline(tensor, Figures.Full);

    static string Inline(Tensor tensor, Func<double, string> number)
    {
        var (shape, values) = (tensor.Shape, tensor.Values.ToArray());
        return shape.IsScalar ? number(values[0])
            : shape.Rank > 2 || shape.Count is 0 or > LongestList ? shape.ToString()
            : $"({string.Join("; ", values.Chunk(shape.IsVector ? values.Length : shape.Columns).Select(Row))})";

        string Row(double[] row) => string.Join(", ", row.Select(number));
    }
}
