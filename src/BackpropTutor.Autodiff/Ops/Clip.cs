using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x held between two numbers. At the two kinks its derivative is taken as 0, the flat side's.</summary>
public sealed record Clip(double Low, double High) : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => [.. Cases(new Clip(-0.5, 1.5), new(-3, 3)), .. Cases(new Clip(0, 6), new(-3, 9))];

    public static IEnumerable<Function> Functions => [new(["clip"], 3, 3, [], Build)];

    public override string Name => "clip";

    public override bool IsExact => true;

    public override bool WritesPrime => false;

    public override ImmutableArray<double> Kinks => [Low, High];

    public override double Value(double x) => Math.Min(Math.Max(x, Low), High);

    public override Node Derivative(Node x, Node y) => Node.Of(new Greater(), x, Low) * Node.Of(new Less(), x, High);

    public override Written Write(Dialect dialect, Node self)
    {
        var bounds = string.Create(CultureInfo.InvariantCulture, $"({{0}}, {Low:R}, {High:R})");
        var name = dialect switch
        {
            Dialect.Latex => @"\mathrm{{clip}}",
            Dialect.NumPy => "np.clip",
            Dialect.Torch => "torch.clamp",
            _ => "clip"
        };
        return Written.Of(name + bounds, Precedence.Atom, (self.Inputs[0], Precedence.Comparison));
    }

    /// <summary>Bounds that are not plain numbers become part of the graph, so that they too can be differentiated.</summary>
    static Built Build(Arguments arguments)
    {
        var (x, low, high) = (arguments[0], arguments[1], arguments[2]);
        if (low is { Shape.IsScalar: true, Uniform: { } least } && high is { Shape.IsScalar: true, Uniform: { } most })
        {
            return least <= most
                ? Node.Of(new Clip(least, most), x)
                : new Bilingual(
                    $"clip needs its lower bound first, but {Messages.Print(least)} is above {Messages.Print(most)}.",
                    $"clip은 작은 경계를 먼저 적어야 하는데, {Messages.Print(least)}이(가) {Messages.Print(most)}보다 커요.");
        }

        var raised = Built.Of(new Maximum(), x, low);
        return raised.Node is { } above ? Built.Of(new Minimum(), above, high) : raised;
    }
}
