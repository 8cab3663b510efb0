using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>|x|, entry by entry. At 0 it has no derivative; 0 is taken there, and the place is reported.</summary>
public sealed record Abs : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Abs(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Abs(), "abs")];

    public override string Name => "abs";

    public override bool IsExact => true;

    public override bool WritesPrime => false;

    public override ImmutableArray<double> Kinks => [0];

    public override IrregularityKind AtKinks => IrregularityKind.NotDifferentiable;

    public override double Value(double x) => Math.Abs(x);

    public override Node Derivative(Node x, Node y) => Node.Of(new Greater(), x, 0.0) - Node.Of(new Less(), x, 0.0);

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Of(@"\lvert {0} \rvert", Precedence.Atom, (self.Inputs[0], Precedence.Sum)),
        Dialect.NumPy => Written.Call("np.abs", self),
        Dialect.Torch => Written.Call("torch.abs", self),
        _ => Written.Call("abs", self),
    };
}
