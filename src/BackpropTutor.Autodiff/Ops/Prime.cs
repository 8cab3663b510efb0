using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The derivative of an elementwise function, as a function: <c>σ'(z)</c>. Its definition is that function's own derivative
/// rule.</summary>
public sealed record Prime(Elementwise Of) : DefinedOp, IOp
{
    public static IEnumerable<Probe> Probes =>
        [Probe.Of(new Prime(new Sigmoid()), new(-3, 3), Shape.Vector(3)), Probe.Of(new Prime(new Tanh()), new(-3, 3), Shape.Matrix(2, 3))];

    public override string Name => Of.Name + "'";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override Node Define(ImmutableArray<Node> inputs) => Of.Derivative(inputs[0], Node.Of(Of, inputs[0]))
        .BroadcastTo(inputs[0].Shape);

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Diagonal(self.Shape);

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs) => Of.Irregularities(inputs);

    /// <summary>Written out where the function has no single name to put a prime on.</summary>
    public override Node? Spelled(Node self, Dialect dialect) => Of is NormalCdf or Negate or LogSigmoid or LogisticDensity
        ? Define(self.Inputs) : null;

    public override Written Write(Dialect dialect, Node self)
    {
        if (dialect is Dialect.NumPy or Dialect.Torch)
        {
            return Written.Of("({0})", Precedence.Atom,
                (Of.Familiar(self.Inputs[0], Node.Of(Of, self.Inputs[0])).BroadcastTo(self.Shape), Precedence.Comparison));
        }

        var function = Of.Write(dialect, Node.Of(Of, self.Inputs[0]));
        var bracket = function.Pattern.IndexOf('(', StringComparison.Ordinal);
        if (bracket < 0)
        {
            return Written.Call(Name, self);
        }

        return function with { Pattern = function.Pattern[..bracket].TrimEnd() + "'" + function.Pattern[bracket..] };
    }
}
