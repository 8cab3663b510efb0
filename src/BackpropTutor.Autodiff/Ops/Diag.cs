using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>A vector as a diagonal matrix, or the diagonal of a square matrix as a vector: each is the other's transpose.</summary>
public sealed record Diag : Op, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Diag(), Interval.All, Shape.Vector(3)),
        Probe.Of(new Diag(), Interval.All, Shape.Matrix(3, 3))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Diag(), "diag")];

    public override string Name => "diag";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => inputs[0] switch
    {
        { IsVector: true } vector => Shape.Matrix(vector[0], vector[0]),
        { IsMatrix: true } matrix when matrix.Rows == matrix.Columns => Shape.Vector(matrix.Rows),
        var other => new Bilingual(
            $"diag takes a vector or a square matrix, not a {other}.",
            $"diag에는 벡터나 정사각 행렬이 들어가야 하는데, {other}이(가) 주어졌어요."),
    };

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var input = inputs[0];
        var size = input.Shape.Rows;
        output.Clear();
        for (var i = 0; i < size; i++)
        {
            if (shape.IsMatrix)
            {
                output[(i * size) + i] = input[i];
            }
            else
            {
                output[i] = input[(i * size) + i];
            }
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => Node.Of(this, upstream);

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[0].Shape, self.Inputs[0].Shape.Rows);

    public override Written Write(Dialect dialect, Node self) => Written.Call(
        dialect switch { Dialect.Latex => @"\mathrm{{diag}}", Dialect.NumPy => "np.diag", Dialect.Torch => "torch.diag", _ => "diag" },
            self);
}
