using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>ln σ(x) in one step, as min(x, 0) − ln(1 + e^−|x|): exact where σ(x) itself would round to 0; its derivative is
/// σ(−x).</summary>
public sealed record LogSigmoid : Elementwise, IOp
{
    public static IEnumerable<Probe> Probes => Cases(new LogSigmoid(), new(-3, 3));

    public static IEnumerable<Function> Functions => [Function.Unary(new LogSigmoid(), "logsigmoid")];

    public override string Name => "logsigmoid";

    public override bool WritesPrime => false;

    public override double Value(double x) => Math.Min(x, 0) - SpecialFunctions.Log1p(Math.Exp(-Math.Abs(x)));

    public override Node Derivative(Node x, Node y) => Node.Of(new Sigmoid(), -x);

    /// <summary>LaTeX says it in two words; read back, they are computed in one step again.</summary>
    public override Node? Spelled(Node self, Dialect dialect) => dialect == Dialect.Latex
        ? Node.Of(new Log(), Node.Of(new Sigmoid(), self.Inputs[0])) : null;

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.NumPy => "logsigmoid", Dialect.Torch => "torch.nn.functional.logsigmoid", _ => "logsigmoid" }, self);
}
