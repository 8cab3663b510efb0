using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// The smaller of two numbers, entry by entry. Where both are equal the gradient is not defined: that is reported, and by convention the
/// first argument receives all of it (so that max(0, x) at 0 is flat, as relu is).
/// </summary>
public sealed record Minimum : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Minimum(), new(-3, 3), new(-3, 3));

    /// <summary><c>min</c> means two things: of two tensors entry by entry, of one over its entries.</summary>
    public static IEnumerable<Function> Functions =>
    [
        Function.Binary(new Minimum(), "minimum"),
        new(["min"], 1, 2, ["axis", "keepdims"], arguments => arguments.Count == 1
            ? Built.Of(new Min(arguments.Axis, arguments.KeepDims), arguments[0])
            : Built.Of(new Minimum(), arguments[0], arguments[1])),
    ];

    public override string Name => "minimum";

    public override bool IsExact => true;

    public override string Sign => "min";

    public override double Value(double left, double right) => Math.Min(left, right);

    protected override Node LocalPullback(Node self, Node upstream, int input) => upstream * (input == 0
        ? Node.Of(new LessOrEqual(), self.Inputs[0], self.Inputs[1])
        : Node.Of(new Less(), self.Inputs[1], self.Inputs[0]));

    protected override (IrregularityKind Kind, Bilingual Message)? IrregularityAt(double left, double right) =>
        left == right ? (IrregularityKind.Tie, Messages.Tie(Sign, left)) : null;

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Call(@"\min", self),
        Dialect.NumPy => Written.Call("np.minimum", self),
        Dialect.Torch => Written.TorchCall("torch.minimum", self),
        _ => Written.Call("min", self),
    };
}
