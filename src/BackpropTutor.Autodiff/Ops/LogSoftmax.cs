using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>xᵢ − ln Σ exp(xⱼ) of each line: the logarithm of softmax, exact where softmax itself would round to 0.</summary>
public sealed record LogSoftmax(int? Axis) : LineMap(Axis), IOp
{
    public static IEnumerable<Probe> Probes => Cases(axis => new LogSoftmax(axis));

    public static IEnumerable<Function> Functions =>
        [new(["logsoftmax"], 1, 1, ["axis"], arguments => Built.Of(new LogSoftmax(arguments.Axis), arguments[0]))];

    public override string Name => "logsoftmax";

    protected override string InTorch => "torch.log_softmax";

    protected override void Map(Span<double> line, double greatest, double others)
    {
        for (var k = 0; k < line.Length; k++)
        {
            line[k] = line[k] - greatest - SpecialFunctions.Log1p(others);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) =>
        upstream - (SumOfLines(upstream) * Node.Of(new Softmax(Axis), self.Inputs[0]));
}
