using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// Entry by entry the first of two tensors where a condition is not zero, else the second: what is not chosen does not count, be it
/// infinite or no number at all. Each gets the upstream where it was chosen.
/// </summary>
public sealed record Where : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Where(), new(0.5, 3), Shape.Vector(3), Shape.Vector(3), Shape.Vector(3)),
        Probe.Of(new Where(), new(0.5, 3), Shape.Matrix(2, 3), Shape.Matrix(2, 3), Shape.Matrix(2, 3)),
        Probe.Of(new Where(), new(0.5, 3), Shape.Scalar, Shape.Scalar, Shape.Scalar),
    ];

    public override string Name => "where";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Equals(inputs[1]) && inputs[0].Equals(inputs[2])
        ? inputs[0]
        : new Bilingual($"where chooses between tensors of the condition's shape, {inputs[0]}.",
            $"where는 조건과 모양이 {inputs[0]}(으)로 같은 텐서 사이에서 골라요.");

    /// <summary>The same of shapes that broadcast.</summary>
    public static Built Of(Node condition, Node one, Node other) =>
        Shape.Broadcast(condition.Shape, one.Shape) is { } first && Shape.Broadcast(first, other.Shape) is { } shape
            ? Node.Of(new Where(), condition.BroadcastTo(shape), one.BroadcastTo(shape), other.BroadcastTo(shape))
            : Built.Of(new Where(), condition, one, other);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] != 0 ? inputs[1][i] : inputs[2][i];
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => input switch
    {
        0 => Node.Fill(self.Shape, 0),
        1 => Node.Of(new Where(), self.Inputs[0], upstream, Node.Fill(self.Shape, 0)),
        _ => Node.Of(new Where(), self.Inputs[0], Node.Fill(self.Shape, 0), upstream),
    };

    public override JacobianStructure Structure(Node self, int input) =>
        input == 0 ? JacobianStructure.Zero(self.Shape, self.Shape) : JacobianStructure.Diagonal(self.Shape);

    public override Written Write(Dialect dialect, Node self)
    {
        var (name, condition) = dialect switch
        {
            Dialect.Latex => (@"\mathrm{{where}}", "{0}"),
            Dialect.NumPy => ("np.where", "{0}"),
            Dialect.Torch => ("torch.where", "({0}).bool()"),
            _ => ("where", "{0}"),
        };
        return new($"{name}({condition}, {{1}}, {{2}})", Precedence.Atom, self.Inputs,
            [Precedence.Comparison, Precedence.Comparison, Precedence.Comparison]);
    }
}
