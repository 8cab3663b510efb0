using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x held between −1 and 1. At the two kinks its derivative is taken as 0, the flat side's.</summary>
public sealed record HardTanh : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new HardTanh(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new HardTanh(), "hardtanh")];

    public override string Name => "hardtanh";

    public override bool IsExact => true;

    public override ImmutableArray<double> Kinks => [-1, 1];

    public override double Value(double x) => Math.Clamp(x, -1, 1);

    public override Node Derivative(Node x, Node y) => Node.Of(new Greater(), x, -1.0) * Node.Of(new Less(), x, 1.0);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch
        {
            Dialect.Latex => @"\mathrm{{hardtanh}}",
            Dialect.NumPy => "hardtanh",
            Dialect.Torch => "torch.nn.functional.hardtanh",
            _ => "hardtanh"
        }, self);
}
