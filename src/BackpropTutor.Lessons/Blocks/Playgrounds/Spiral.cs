using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Playgrounds;

/// <summary>Points of the plane in classes that wind around each other like arms, a little scattered; the data set of the CS231n
/// notes.</summary>
/// <param name="Points">A row for each: x and y.</param>
/// <param name="Labels">The class of each, from 0.</param>
public sealed record Spiral(Tensor Points, ImmutableArray<int> Labels, int Classes)
{
    public static Spiral Of(int classes, int each, int seed)
    {
        var scatter = new NormalNumbers(seed).Next(Shape.Vector(classes * each), 0.2);
        var points = new double[classes * each * 2];
        for (var i = 0; i < classes * each; i++)
        {
            var along = (i % each) / (each - 1.0);
            var (sine, cosine) = Math.SinCos(((i / each) * 4) + (along * 4) + scatter[i]);
            (points[2 * i], points[(2 * i) + 1]) = (along * sine, along * cosine);
        }

        return new(Tensor.Of(Shape.Matrix(classes * each, 2), points), [.. Enumerable.Range(0, classes * each).Select(i => i / each)],
            classes);
    }

    /// <summary>A row for each point, 1 at its class.</summary>
    public Tensor OneHot
    {
        get
        {
            var values = new double[Labels.Length * Classes];
            for (var i = 0; i < Labels.Length; i++)
            {
                values[(i * Classes) + Labels[i]] = 1;
            }

            return Tensor.Of(Shape.Matrix(Labels.Length, Classes), values);
        }
    }
}
