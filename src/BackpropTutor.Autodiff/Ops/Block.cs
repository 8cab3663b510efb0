using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Some neighbouring rows (axis 0) or columns (axis 1) of a tensor: what one part of a <see cref="Concatenate"/> gets
/// back.</summary>
public sealed record Block(int Axis, int Start, int Length) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Block(0, 1, 2), Interval.All, Shape.Vector(4)), Probe.Of(new Block(0, 1, 1), Interval.All, Shape.Matrix(3, 2)),
        Probe.Of(new Block(1, 0, 2), Interval.All, Shape.Matrix(2, 3)),
    ];

    public override string Name => "block";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var shape = inputs[0];
        if (Axis < 0 || Axis >= shape.Rank)
        {
            return Messages.NoSuchAxis(Axis, shape);
        }

        return Start >= 0 && Length >= 0 && Start + Length <= shape[Axis]
            ? Shape.Of([.. shape.Lengths.SetItem(Axis, Length)])
            : new Bilingual(
                $"Entries {Start} to {Start + Length - 1} are not all there: this axis of a {shape} has {shape[Axis]}.",
                $"{Start}번부터 {Start + Length - 1}번까지의 원소가 다 있지는 않아요. {shape}의 이 축에는 {shape[Axis]}개가 있어요.");
    }

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var lines = Fibres.Of(inputs[0].Shape, Axis);
        for (var i = 0; i < lines.Outer; i++)
        {
            inputs[0].Values.Slice(((i * lines.Length) + Start) * lines.Inner, Length * lines.Inner)
                .CopyTo(output[(i * Length * lines.Inner)..]);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) =>
        Node.Of(new Embed(Axis, Start, self.Inputs[0].Shape[Axis]), upstream);

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[0].Shape, self.Shape.Count);

    /// <summary>A product with rows of the identity, which pick: <c>[I(4)[1], I(4)[2]] x</c>.</summary>
    public override Node? Spelled(Node self, Dialect dialect)
    {
        var source = self.Inputs[0];
        if (self.Shape.Count == 1)
        {
            return Node.Of(Index.At([.. source.Shape.Lengths.Select((_, axis) => axis == Axis ? Start : 0)]), source).Reshape(self.Shape);
        }

        var identity = Node.Of(new Identity(source.Shape[Axis]));
        var picking = Node.Of(new Stacking(), [.. Enumerable.Range(Start, Length).Select(place => Node.Of(Index.At(place), identity))]);
        return (Axis == 0 ? Node.Of(new MatMul(), picking, source) : Node.Of(new MatMul(), source, Node.Of(new Transpose(), picking)))
            .Reshape(self.Shape);
    }

    public override Written Write(Dialect dialect, Node self) =>
        Written.Postfix($"[{(Axis == 1 ? ":, " : "")}{Start}:{Start + Length}]", self.Inputs[0]);
}
