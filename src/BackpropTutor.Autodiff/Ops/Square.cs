using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x², entry by entry; its derivative is 2x.</summary>
public sealed record Square : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new Square(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new Square(), "square")];

    public override string Name => "square";

    public override bool WritesPrime => false;

    public override double Value(double x) => x * x;

    public override Node Derivative(Node x, Node y) => 2 * x;

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Of("{0}^{{2}}", Precedence.Power, (self.Inputs[0], Precedence.Postfix)),
        Dialect.NumPy => Written.Call("np.square", self),
        Dialect.Torch => Written.Call("torch.square", self),
        _ => Written.Call("square", self),
    };
}
