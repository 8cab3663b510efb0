using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The greater of two numbers, entry by entry. Where both are equal the gradient is not defined: that is reported, and by convention the
/// first argument receives all of it (so that max(0, x) at 0 is flat, as relu is).
/// </summary>
public sealed record Maximum : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Maximum(), new(-3, 3), new(-3, 3));

    /// <summary><c>max</c> means two things: of two tensors entry by entry, of one over its entries.</summary>
    public static IEnumerable<Function> Functions =>
    [
        Function.Binary(new Maximum(), "maximum"),
        new(["max"], 1, 2, ["axis", "keepdims"], arguments => arguments.Count == 1
            ? Built.Of(new Max(arguments.Axis, arguments.KeepDims), arguments[0])
            : Built.Of(new Maximum(), arguments[0], arguments[1])),
    ];

    public override string Name => "maximum";

    public override bool IsExact => true;

    public override string Sign => "max";

    public override double Value(double left, double right) => Math.Max(left, right);

    protected override Node LocalPullback(Node self, Node upstream, int input) => upstream * (input == 0
        ? Node.Of(new GreaterOrEqual(), self.Inputs[0], self.Inputs[1])
        : Node.Of(new Greater(), self.Inputs[1], self.Inputs[0]));

    protected override (IrregularityKind Kind, Bilingual Message)? IrregularityAt(double left, double right) =>
        left == right ? (IrregularityKind.Tie, Messages.Tie(Sign, left)) : null;

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Call(@"\max", self),
        Dialect.NumPy => Written.Call("np.maximum", self),
        Dialect.Torch => Written.TorchCall("torch.maximum", self),
        _ => Written.Call("max", self),
    };
}
