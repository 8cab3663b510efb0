using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// u − Σ p ⊙ u of each line, with p = softmax(s): how far each entry lies from the weighted mean, the bracket in softmax's pullback. As
/// uⱼ(1 − pⱼ) − Σ over the others, it keeps its digits where one weight is nearly 1. The inputs are s and u, of one shape.
/// </summary>
public sealed record SoftmaxDeparture(int? Axis) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new SoftmaxDeparture((int?)null), new(-3, 3), Shape.Vector(4), Shape.Vector(4)),
            Probe.Of(new SoftmaxDeparture(0), new(-3, 3), Shape.Matrix(2, 3), Shape.Matrix(2, 3)),
        Probe.Of(new SoftmaxDeparture(1), new(-3, 3), Shape.Matrix(2, 3), Shape.Matrix(2, 3)),
    ];

    public override string Name => "softmaxdeparture";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) =>
        inputs[0].Equals(inputs[1])
            ? new Softmax(Axis).Infer(inputs[..1])
            : throw new ArgumentException($"The weights are {inputs[0]}, but the values {inputs[1]}.", nameof(inputs));

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var softmax = new double[shape.Count];
        new Softmax(Axis).Forward(inputs[..1], shape, softmax);
        var lines = Fibres.Of(shape, Fibres.Resolve(Axis ?? -1, shape)!.Value);
        var (weights, others, values, means) = (new double[lines.Length], new double[lines.Length], new double[lines.Length],
            new double[lines.Length]);
        for (var i = 0; i < lines.Count && lines.Length > 0; i++)
        {
            lines.Gather(softmax, i, weights);
            lines.Gather(inputs[1].Values, i, values);
            for (var k = 0; k < values.Length; k++)
            {
                means[k] = weights[k] * values[k];
            }

            weights.CopyTo(others, 0);
            SoftmaxComplement.SumsOfOthers(others);
            SoftmaxComplement.SumsOfOthers(means);
            for (var k = 0; k < values.Length; k++)
            {
                means[k] = (values[k] * others[k]) - means[k];
            }

            lines.Scatter(means, i, output);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input)
    {
        var softmax = Node.Of(new Softmax(Axis), self.Inputs[0]);
        var total = SumOfLines(upstream);
        return input == 1 ? upstream - (softmax * total) : -(total * softmax * self);
    }

    public override JacobianStructure Structure(Node self, int input) => new Softmax(Axis)
        .Structure(Node.Of(new Softmax(Axis), self.Inputs[0]), 0);

    public override Node? Spelled(Node self, Dialect dialect) => AsWritten(self);

    public override Written Write(Dialect dialect, Node self) => Written.Of("({0})", Precedence.Atom,
        (AsWritten(self), Precedence.Comparison));

    Node AsWritten(Node self) => self.Inputs[1] - SumOfLines(self.Inputs[1] * Node.Of(new Softmax(Axis), self.Inputs[0]));

    Node SumOfLines(Node node) => node.Shape.IsVector ? node.Sum() : Node.Of(new Sum(Fibres.Resolve(Axis ?? -1, node.Shape), true), node);
}
