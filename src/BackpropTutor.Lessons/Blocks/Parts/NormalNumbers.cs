using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>Numbers of the standard normal distribution, the same for a seed on every machine (Box and Muller 1958).</summary>
public sealed class NormalNumbers(int seed)
{
    readonly Random random = new(seed);

    public Tensor Next(Shape shape, double deviation = 1)
    {
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            values[i] = radius * cosine;
            if (i + 1 < values.Length)
            {
                values[i + 1] = radius * sine;
            }
        }

        return Tensor.Of(shape, values);
    }
}
