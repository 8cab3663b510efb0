using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>xᵢ − ln Σ exp(xⱼ) of each line: the logarithm of softmax, exact where softmax itself would round to 0.</summary>
public sealed record LogSoftmax(int? Axis) : AlongAxis(Axis), IOp
{
    public static IEnumerable<Probe> Probes => Cases(axis => new LogSoftmax(axis));

    public static IEnumerable<Function> Functions =>
        [new(["logsoftmax"], 1, 1, ["axis"], arguments => Built.Of(new LogSoftmax(arguments.Axis), arguments[0]))];

    public override string Name => "logsoftmax";

    protected override string InTorch => "torch.log_softmax";

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
                line[k] = line[k] - greatest - SpecialFunctions.Log1p(others);
            }

            lines.Scatter(line, i, output);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => upstream - (SumOfLines(upstream) * Node.Of(new Softmax(Axis), self.Inputs[0]));

    public override JacobianStructure Structure(Node self, int input) => LineByLine(self);
}
