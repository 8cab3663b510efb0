using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The transpose of <see cref="BroadcastTo"/>: sums over every axis along which <see cref="Target"/> would be repeated.</summary>
public sealed record SumTo(Shape Target) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [.. new[] { Shape.Scalar, Shape.Vector(3), Shape.Matrix(1, 3), Shape.Matrix(2, 1) }
            .Select(shape => Probe.Of(new SumTo(shape), Interval.All, Shape.Matrix(2, 3)))];

    public override string Name => "sumto";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) =>
        Target.BroadcastsTo(inputs[0]) ? Target : Messages.DoNotBroadcast("sum to", Target, inputs[0]);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        output.Clear();
        var walk = new BroadcastWalk(shape, inputs[0].Shape, inputs[0].Shape);
        for (var row = 0; row < walk.Rows; row++)
        {
            var source = inputs[0].Values.Slice(row * walk.Length, walk.Length);
            if (walk.LeftRepeats)
            {
                output[walk.Left] += TensorPrimitives.Sum(source);
            }
            else
            {
                var target = output.Slice(walk.Left, walk.Length);
                TensorPrimitives.Add(target, source, target);
            }

            walk.Step();
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => upstream.BroadcastTo(self.Inputs[0].Shape);

    public override JacobianStructure Structure(Node self, int input) =>
        self.Shape.Count == 1
            ? JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape)
            : JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, self.Inputs[0].Shape.Count / Math.Max(1, self.Shape.Count), 1);

    /// <summary>As the sum over axes that it is.</summary>
    public override Written Write(Dialect dialect, Node self)
    {
        var source = self.Inputs[0].Shape;
        var keywords = Target.Count == 1 ? ""
            : source.Rank > Target.Rank ? ", axis=0"
            : Target[0] == 1 ? ", axis=0, keepdims=True"
            : ", axis=1, keepdims=True";
        var (name, words) = dialect switch
        {
            Dialect.NumPy => ("np.sum", keywords),
            Dialect.Torch => ("torch.sum", keywords.Replace("axis", "dim", StringComparison.Ordinal).Replace("keepdims", "keepdim", StringComparison.Ordinal)),
            Dialect.Latex => (@"\mathrm{{sum}}", keywords),
            _ => ("sum", keywords),
        };
        var call = name + "({0}" + words + ")";
        return Target is { Count: 1, IsScalar: false } && dialect is Dialect.NumPy or Dialect.Torch
            ? Written.Of($"{call}.reshape({string.Join(", ", Target.Lengths)})", Precedence.Postfix, (self.Inputs[0], Precedence.Comparison))
            : Written.Of(call, Precedence.Atom, (self.Inputs[0], Precedence.Comparison));
    }
}
