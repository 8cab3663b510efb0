using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>√x, for x ≥ 0; its derivative 1/(2√x) grows without bound towards 0.</summary>
public sealed record Sqrt : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Sqrt(), new(0.2, 5));

    public static IEnumerable<Function> Functions => [Function.Unary(new Sqrt(), "sqrt")];

    public override string Name => "sqrt";

    public override bool WritesPrime => false;

    public override Interval Domain => Interval.NonNegative;

    public override ImmutableArray<double> Kinks => [0];

    public override IrregularityKind AtKinks => IrregularityKind.NotDifferentiable;

    public override double Value(double x) => Math.Sqrt(x);

    public override Node Derivative(Node x, Node y) => 1 / (2 * y);

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Of(@"\sqrt{{{0}}}", Precedence.Atom, (self.Inputs[0], Precedence.Comparison)),
        Dialect.NumPy => Written.Call("np.sqrt", self),
        Dialect.Torch => Written.Call("torch.sqrt", self),
        _ => Written.Call("sqrt", self),
    };
}
