using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>An op that turns each line along one axis into another of the same length: softmax and its logarithm.</summary>
public abstract record LineMap(int? Axis) : AlongAxis(Axis)
{
    /// <summary>One line in place, which has at least one entry.</summary>
    /// <param name="greatest">Its greatest entry, by which the others are shifted so that nothing overflows.</param>
    /// <param name="others">Σ exp(xⱼ − greatest) over all entries but the greatest one.</param>
    protected abstract void Map(Span<double> line, double greatest, double others);

    protected sealed override Shape Result(Shape input, int axis) => input;

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var lines = LinesOf(shape);
        var line = new double[lines.Length];
        for (var i = 0; i < lines.Count && line.Length > 0; i++)
        {
            lines.Gather(inputs[0].Values, i, line);
            var (greatest, others) = ShiftedSum(line);
            Map(line, greatest, others);
            lines.Scatter(line, i, output);
        }
    }

    public sealed override JacobianStructure Structure(Node self, int input) => LineByLine(self);
}
