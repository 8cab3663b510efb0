using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// 1 − softmax(x) as the sum of the other entries of each line, with all its digits also where softmax rounds to 1. Its gradient is
/// softmax's, negated.
/// </summary>
public sealed record SoftmaxComplement(int? Axis) : LineMap(Axis), IOp
{
    public static IEnumerable<Probe> Probes => Cases(axis => new SoftmaxComplement(axis));

    public override string Name => "softmaxcomplement";

    protected override string InTorch => throw new NotSupportedException("PyTorch has no name for it: it is written as a difference.");

    protected override void Map(Span<double> line, double greatest, double others)
    {
        foreach (ref var entry in line)
        {
            entry = Math.Exp(entry - greatest) / (1 + others);
        }

        SumsOfOthers(line);
    }

    public override Node? Pullback(Node self, Node upstream, int input)
    {
        var softmax = Node.Of(new Softmax(Axis), self.Inputs[0]);
        return softmax * (SumOfLines(upstream * softmax) - upstream);
    }

    public override Node? Spelled(Node self, Dialect dialect) => 1 - Node.Of(new Softmax(Axis), self.Inputs[0]);

    public override Written Write(Dialect dialect, Node self) =>
        Written.Of("(1 - {0})", Precedence.Atom, (Node.Of(new Softmax(Axis), self.Inputs[0]), Precedence.Product));

    /// <summary>Puts in place of each entry the sum of the others: those before it and those behind it, since the total less the entry
    /// would cancel.</summary>
    internal static void SumsOfOthers(Span<double> line)
    {
        Span<double> behind = line.Length <= 64 ? stackalloc double[line.Length] : new double[line.Length];
        var sum = 0.0;
        for (var k = line.Length - 1; k >= 0; k--)
        {
            behind[k] = sum;
            sum += line[k];
        }

        sum = 0;
        for (var k = 0; k < line.Length; k++)
        {
            (line[k], sum) = (sum + behind[k], sum + line[k]);
        }
    }
}
