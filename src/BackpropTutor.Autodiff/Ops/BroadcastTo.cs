using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Repeats entries along axes of length 1 or none, by NumPy's rule, to fill <see cref="Target"/>.</summary>
public sealed record BroadcastTo(Shape Target) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [.. new[] { Shape.Scalar, Shape.Vector(3), Shape.Matrix(1, 3), Shape.Matrix(2, 1) }
            .Select(shape => Probe.Of(new BroadcastTo(Shape.Matrix(2, 3)), Interval.All, shape))];

    public override string Name => "broadcast";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) =>
        inputs[0].BroadcastsTo(Target) ? Target : Messages.DoNotBroadcast("broadcast", inputs[0], Target);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var walk = new BroadcastWalk(inputs[0].Shape, shape, shape);
        for (var row = 0; row < walk.Rows; row++)
        {
            var target = output.Slice(row * walk.Length, walk.Length);
            if (walk.LeftRepeats)
            {
                target.Fill(inputs[0][walk.Left]);
            }
            else
            {
                inputs[0].Values.Slice(walk.Left, walk.Length).CopyTo(target);
            }

            walk.Step();
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => upstream.SumTo(self.Inputs[0].Shape);

    public override JacobianStructure Structure(Node self, int input) =>
        self.Inputs[0].Shape.Count == 1
            ? JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape)
            : JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, 1, self.Shape.Count / Math.Max(1, self.Inputs[0].Shape.Count));

    /// <summary>The language has no word for it, but multiplying by ones says the same.</summary>
    public override Node? Spelled(Node self, Dialect dialect) => Node.Of(new Multiply(), self.Inputs[0], Node.Fill(Target, 1));

    public override Written Write(Dialect dialect, Node self)
    {
        var sizes = string.Join(", ", Target.Lengths) + (Target.Rank == 1 ? "," : "");
        return dialect == Dialect.NumPy
            ? Written.Of($"np.broadcast_to({{0}}, ({sizes}))", Precedence.Atom, (self.Inputs[0], Precedence.Comparison))
            : Written.TorchCall("torch.broadcast_to", self, $"({sizes})");
    }
}
