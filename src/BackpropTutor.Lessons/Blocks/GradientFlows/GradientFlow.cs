using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.GradientFlows;

/// <summary>
/// How large gradients are, layer by layer, in a net that has just been initialised: normal inputs, normal weights of one standard
/// deviation, and normal gradients of standard deviation 1 at the top, sent back by the engine.
/// </summary>
/// <param name="Deviation">The standard deviation of the weights.</param>
/// <param name="Sizes">The standard deviation of the gradient: first below the lowest layer, at the input, last above the highest.</param>
public sealed record GradientFlow(DeepNet Net, double Deviation, ImmutableArray<double> Sizes)
{
    /// <summary>At the input.</summary>
    public double Bottom => Sizes[0];

    /// <summary>By how much a layer multiplies, in the geometric mean.</summary>
    public double Factor => Math.Pow(Sizes[0] / Sizes[^1], 1.0 / Net.Depth);

    public static GradientFlow Of(DeepNet net, double deviation)
    {
        var op = Catalog.ElementwiseNamed(net.Function) ?? throw new ArgumentException($"There is no function '{net.Function}'.",
            nameof(net));
        var numbers = new NormalNumbers(net.Seed);
        var (square, batch) = (Shape.Matrix(net.Width, net.Width), Shape.Matrix(net.Examples, net.Width));
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = numbers.Next(batch) };
        List<Node> layers = [Node.Variable("x", batch)];
        for (var layer = 1; layer <= net.Depth; layer++)
        {
            var weights = Node.Variable($"W{layer}", square);
            values[$"W{layer}"] = numbers.Next(square, deviation);
            layers.Add(layers[^1].MatMul(weights).Apply(op));
        }

        var upstream = Node.Variable("g", batch);
        values["g"] = numbers.Next(batch);
        var backward = Backward.Of(layers[^1], upstream);
        var gradients = layers.ConvertAll(backward.GradientOf);
        var run = Run.Of(Graph.Of(gradients), values);
        return new(net, deviation, [.. gradients.Select(gradient => DeviationOf(run[gradient].Values))]);
    }

    /// <summary>Xavier and Glorot's standard deviation for a layer with as many outputs as inputs: √(2/(n + n)).</summary>
    public static double Xavier(int width) => Math.Sqrt(2.0 / (width + width));

    /// <summary>He's for ReLU: √(2/n).</summary>
    public static double He(int width) => Math.Sqrt(2.0 / width);

    static double DeviationOf(ReadOnlySpan<double> values)
    {
        var (sum, mean) = (0.0, 0.0);
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return Math.Sqrt(sum / values.Length);
    }
}
