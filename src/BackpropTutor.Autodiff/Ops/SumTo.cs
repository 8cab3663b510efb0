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

    /// <summary>As the sum over axes that it is; null only for ranks that the language does not have.</summary>
    public override Node? Spelled(Node self, Dialect dialect)
    {
        var (input, source) = (self.Inputs[0], self.Inputs[0].Shape);
        return Target.IsScalar ? Node.Of(new Sum(null, false), input)
            : source.Rank > 2 ? null
            : Target.Equals(source) ? input
            : Target.Count == 1 ? Node.Of(new Sum(null, true), input) is var total && Target.Rank == source.Rank
                ? total : Node.Of(new Sum(0, false), total)
            : Target.Rank < source.Rank ? Node.Of(new Sum(0, false), input)
            : Node.Of(new Sum(Target[0] == 1 ? 0 : 1, true), input);
    }

    public override Written Write(Dialect dialect, Node self) =>
        Spelled(self, dialect) is { } sum ? new("{0}", Precedence.Atom, [sum], [Precedence.Atom]) : base.Write(dialect, self);
}
