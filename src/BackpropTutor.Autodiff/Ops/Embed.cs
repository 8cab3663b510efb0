using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The transpose of <see cref="Block"/>: the tensor as a block in zeros, the axis now <paramref name="Total"/> long.</summary>
public sealed record Embed(int Axis, int Start, int Total) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Embed(0, 1, 4), Interval.All, Shape.Vector(2)), Probe.Of(new Embed(0, 1, 3), Interval.All, Shape.Matrix(1, 2)),
        Probe.Of(new Embed(1, 0, 3), Interval.All, Shape.Matrix(2, 2)),
    ];

    public override string Name => "embed";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var shape = inputs[0];
        if (Axis < 0 || Axis >= shape.Rank)
        {
            return Messages.NoSuchAxis(Axis, shape);
        }

        return Start >= 0 && Start + shape[Axis] <= Total
            ? Shape.Of([.. shape.Lengths.SetItem(Axis, Total)])
            : new Bilingual($"A {shape} does not fit at {Start} into {Total} entries.", $"{shape}은(는) {Total}개 중 {Start}번 자리부터 들어가지 않아요.");
    }

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        output.Clear();
        var lines = Fibres.Of(inputs[0].Shape, Axis);
        for (var i = 0; i < lines.Outer; i++)
        {
            var length = lines.Length * lines.Inner;
            inputs[0].Values.Slice(i * length, length).CopyTo(output[(((i * Total) + Start) * lines.Inner)..]);
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) =>
        Node.Of(new Block(Axis, Start, self.Inputs[0].Shape[Axis]), upstream);

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[0].Shape, self.Inputs[0].Shape.Count);

    /// <summary>Joined with zeros: <c>concat(zeros(2), g)</c>.</summary>
    public override Node? Spelled(Node self, Dialect dialect)
    {
        var block = self.Inputs[0];
        var parts = new[] { Zeros(Start), block, Zeros(Total - Start - block.Shape[Axis]) }.OfType<Node>().ToArray();
        return parts.Length == 1 ? block : Node.Of(new Concatenate(Axis), parts);

        Node? Zeros(int length) => length == 0 ? null : Node.Fill(Shape.Of([.. block.Shape.Lengths.SetItem(Axis, length)]), 0);
    }

    public override Written Write(Dialect dialect, Node self)
    {
        var (before, after) = (Start, Total - Start - self.Inputs[0].Shape[Axis]);
        var columns = self.Shape.IsMatrix;
        return dialect switch
        {
            Dialect.NumPy when !columns => Written.Of($"np.pad({{0}}, ({before}, {after}))", Precedence.Atom,
                (self.Inputs[0], Precedence.Comparison)),
            Dialect.NumPy => Written.Of(
                Axis == 0 ? $"np.pad({{0}}, (({before}, {after}), (0, 0)))" : $"np.pad({{0}}, ((0, 0), ({before}, {after})))",
                    Precedence.Atom, (self.Inputs[0], Precedence.Comparison)),
            _ => Written.Of($"torch.nn.functional.pad({{0}}, ({(columns && Axis == 0 ? "0, 0, " : "")}{before}, {after}))", Precedence.Atom,
                (self.Inputs[0], Precedence.Comparison)),
        };
    }
}
