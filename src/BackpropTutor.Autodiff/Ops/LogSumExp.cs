using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>ln Σ exp(xⱼ) of each line, shifted by its greatest entry; its gradient is softmax(x).</summary>
public sealed record LogSumExp(int? Axis, bool KeepDims) : AlongAxis(Axis), IOp
{
    public static IEnumerable<Probe> Probes => [.. Cases(axis => new LogSumExp(axis, false)), .. Cases(axis => new LogSumExp(axis, true))];

    public static IEnumerable<Function> Functions =>
        [new(["logsumexp"], 1, 1, ["axis", "keepdims"],
            arguments => Built.Of(new LogSumExp(arguments.Axis, arguments.KeepDims), arguments[0]))];

    public override string Name => "logsumexp";

    protected override string InTorch => "torch.logsumexp";

    protected override string Rest(Dialect dialect) => !KeepDims ? "" : dialect == Dialect.Torch ? ", keepdim=True" : ", keepdims=True";

    protected override Shape Result(Shape input, int axis) => input.Reduced(axis, KeepDims);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var lines = LinesOf(inputs[0].Shape);
        var line = new double[lines.Length];
        for (var i = 0; i < lines.Count; i++)
        {
            lines.Gather(inputs[0].Values, i, line);
            var (greatest, others) = line.Length == 0 ? (double.NegativeInfinity, 0) : ShiftedSum(line);
            output[i] = greatest + SpecialFunctions.Log1p(others);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input)
    {
        var shape = self.Inputs[0].Shape;
        return upstream.Reshape(shape.IsVector ? Shape.Scalar : shape.Reduced(AxisIn(shape), true)) * Node.Of(new Softmax(Axis),
            self.Inputs[0]);
    }

    public override JacobianStructure Structure(Node self, int input)
    {
        var lines = LinesOf(self.Inputs[0].Shape);
        return lines.Count == 1 ? JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape)
            : lines.Inner == 1 ? JacobianStructure.BlockDiagonal(self.Shape, self.Inputs[0].Shape, lines.Outer)
            : JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, lines.Length, 1);
    }
}
