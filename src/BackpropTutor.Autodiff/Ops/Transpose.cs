using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Kernels;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Aᵀ. A vector (a column) becomes a 1×n row, and a 1×n row becomes a vector, so that xᵀᵀ is x.</summary>
public sealed record Transpose : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [.. new[] { Shape.Vector(3), Shape.Matrix(2, 3), Shape.Matrix(1, 3) }.Select(
            shape => Probe.Of(new Transpose(), Interval.All, shape))];

    public static IEnumerable<Function> Functions => [Function.Unary(new Transpose(), "transpose")];

    public override string Name => "transpose";

    public override bool IsExact => true;

    public static Shape Of(Shape shape) => shape.Rank switch
    {
        0 => shape,
        1 => Shape.Matrix(1, shape[0]),
        _ => shape.Rows == 1 ? Shape.Vector(shape.Columns) : Shape.Matrix(shape.Columns, shape.Rows),
    };

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => Of(inputs[0]);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var input = inputs[0];
        Transposing.Copy(input.Values, input.Shape.Rows, input.Shape.Columns, output);
    }

    public override Node? Pullback(Node self, Node upstream, int input) => upstream.T.Reshape(self.Inputs[0].Shape);

    public override JacobianStructure Structure(Node self, int input) =>
        self.Shape.Rows == 1 || self.Shape.Columns == 1
            ? JacobianStructure.Identity(self.Shape) : JacobianStructure.Permutation(self.Shape);

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        // LaTeX refuses two superscripts in a row.
        Dialect.Latex => Written.Of(
            @"{0}^{{\top}}", Precedence.Postfix,
                (self.Inputs[0], Written.Face(dialect, self.Inputs[0]).Op is Transpose ? Precedence.Atom : Precedence.Postfix)),
        // (a, b)ᵀ is read as a column.
        Dialect.Text when self.Inputs[0].Shape.IsVector && Written.Face(dialect, self.Inputs[0]).Op is Constant
            or Stacking => Written.Call("transpose", self),
        Dialect.Text => Written.Postfix("ᵀ", self.Inputs[0]),
        _ when self.Inputs[0].Shape.IsScalar => Written.Of("{0}", Precedence.Atom, (self.Inputs[0], Precedence.Atom)),
        _ when self.Inputs[0].Shape.IsVector => Written.Postfix("[None, :]", self.Inputs[0]),
        _ when self.Shape.IsVector => Written.Postfix("[0]", self.Inputs[0]),
        _ => Written.Postfix(".T", self.Inputs[0]),
    };
}
