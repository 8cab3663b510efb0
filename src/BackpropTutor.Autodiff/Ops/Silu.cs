using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x σ(x), the sigmoid-weighted linear unit (swish).</summary>
public sealed record Silu : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Silu(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Silu(), "silu")];

    public override string Name => "silu";

    public override double Value(double x) => x * new Sigmoid().Value(x);

    public override Node Derivative(Node x, Node y)
    {
        var gate = Node.Of(new Sigmoid(), x);
        return gate + (x * gate * Node.Of(new Sigmoid(), -x));
    }

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch
        {
            Dialect.Latex => @"\mathrm{{silu}}",
            Dialect.NumPy => "silu",
            Dialect.Torch => "torch.nn.functional.silu",
            _ => "silu"
        }, self);
}
