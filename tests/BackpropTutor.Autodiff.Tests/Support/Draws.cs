using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>Random numbers in a range; an endless range is cut at ±3.</summary>
static class Draws
{
    public static Tensor Tensor(Shape shape, Interval range, Random random)
    {
        var (low, high) = (Math.Max(range.Low, -3), Math.Min(range.High, 3));
        (low, high) = low < high ? (low, high) : (range.Low, range.High);
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = low + ((high - low) * random.NextDouble());
        }

        return Tensors.Tensor.Of(shape, values);
    }
}
