using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>exp(xᵢ) / Σ exp(xⱼ) of each line, shifted by its greatest entry so that nothing overflows. ∂pᵢ/∂xⱼ = pᵢ(δᵢⱼ − pⱼ).</summary>
public sealed record Softmax(int? Axis) : LineMap(Axis), IOp
{
    public static IEnumerable<Probe> Probes => Cases(axis => new Softmax(axis));

    public static IEnumerable<Function> Functions =>
        [new(["softmax"], 1, 1, ["axis"], arguments => Built.Of(new Softmax(arguments.Axis), arguments[0]))];

    public override string Name => "softmax";

    protected override string InTorch => "torch.softmax";

    protected override void Map(Span<double> line, double greatest, double others)
    {
        for (var k = 0; k < line.Length; k++)
        {
            line[k] = Math.Exp(line[k] - greatest) / (1 + others);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => self * (upstream - SumOfLines(upstream * self));
}
