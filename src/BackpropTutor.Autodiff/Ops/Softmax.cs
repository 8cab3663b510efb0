using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>exp(xᵢ) / Σ exp(xⱼ) of each line, shifted by its greatest entry so that nothing overflows. ∂pᵢ/∂xⱼ = pᵢ(δᵢⱼ − pⱼ).</summary>
public sealed record Softmax(int? Axis) : AlongAxis(Axis), IOp
{
    public static IEnumerable<Probe> Probes => Cases(axis => new Softmax(axis));

    public static IEnumerable<Function> Functions =>
        [new(["softmax"], 1, 1, ["axis"], arguments => Built.Of(new Softmax(arguments.Axis), arguments[0]))];

    public override string Name => "softmax";

    protected override string InTorch => "torch.softmax";

    protected override Shape Result(Shape input, int axis) => input;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var lines = LinesOf(shape);
        var line = new double[lines.Length];
        for (var i = 0; i < lines.Count && line.Length > 0; i++)
        {
            lines.Gather(inputs[0].Values, i, line);
            var (greatest, others) = ShiftedSum(line);
            for (var k = 0; k < line.Length; k++)
            {
                line[k] = Math.Exp(line[k] - greatest) / (1 + others);
            }

            lines.Scatter(line, i, output);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => self * (upstream - SumOfLines(upstream * self));

    public override JacobianStructure Structure(Node self, int input) => LineByLine(self);
}
