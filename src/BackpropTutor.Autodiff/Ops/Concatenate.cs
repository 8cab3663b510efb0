using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// Parts joined end to end: below one another along axis 0 (<c>[a; b]</c>, <c>concat(a, b)</c>), side by side along axis 1. Scalars count
/// as vectors of one entry; beside a matrix, and along axis 1 always, a vector is a column. Each part gets its own piece of the upstream
/// back.
/// </summary>
public sealed record Concatenate(int Axis) : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Concatenate(0), Interval.All, Shape.Vector(2), Shape.Vector(3)),
            Probe.Of(new Concatenate(0), Interval.All, Shape.Scalar, Shape.Vector(2), Shape.Scalar),
        Probe.Of(new Concatenate(0), Interval.All, Shape.Matrix(1, 3), Shape.Matrix(2, 3)),
            Probe.Of(new Concatenate(0), Interval.All, Shape.Matrix(2, 1), Shape.Vector(2)),
        Probe.Of(new Concatenate(1), Interval.All, Shape.Vector(2), Shape.Matrix(2, 3)),
            Probe.Of(new Concatenate(1), Interval.All, Shape.Scalar, Shape.Matrix(1, 2)),
    ];

    public static IEnumerable<Function> Functions =>
        [new(["concat"], 1, int.MaxValue, [], arguments => Built.Of(new Concatenate(0), arguments.Positional.AsSpan()))];

    public override string Name => "concat";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        if (inputs.Length == 0 || Axis is < 0 or > 1)
        {
            return new Bilingual("There is nothing to join.", "이어 붙일 것이 없어요.");
        }

        var (total, matrices) = (0, AsMatrices(inputs));
        foreach (var input in inputs)
        {
            var across = Axis == 0 ? input.Columns : input.Rows;
            var expected = Axis == 0 ? inputs[0].Columns : inputs[0].Rows;
            if (input.Rank > 2 || across != expected)
            {
                return new Bilingual(
                    Axis == 0
                        ? $"A {inputs[0]} and a {input} cannot stand below one another: one has {expected} columns, the other {across}."
                        : $"A {inputs[0]} and a {input} cannot stand side by side: one has {expected} rows, the other {across}.",
                    Axis == 0
                        ? $"{inputs[0]}와 {input}는 위아래로 이어 붙일 수 없어요. 열의 수가 {expected}, {across}로 달라요."
                        : $"{inputs[0]}와 {input}는 옆으로 이어 붙일 수 없어요. 행의 수가 {expected}, {across}로 달라요.");
            }

            total += Axis == 0 ? input.Rows : input.Columns;
        }

        return !matrices ? Shape.Vector(total) : Axis == 0 ? Shape.Matrix(total, inputs[0].Columns) : Shape.Matrix(inputs[0].Rows, total);
    }

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var start = 0;
        foreach (var input in inputs)
        {
            var width = Axis == 0 ? shape.Columns : input.Shape.Columns;
            for (var i = 0; i < input.Shape.Rows; i++)
            {
                var target = Axis == 0 ? (start + i) * width : (i * shape.Columns) + start;
                input.Values.Slice(i * width, width).CopyTo(output[target..]);
            }

            start += Axis == 0 ? input.Shape.Rows : width;
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input)
    {
        var start = self.Inputs.Take(input).Sum(LengthOf);
        var length = LengthOf(self.Inputs[input]);
        var whole = length == LengthOf(self);
        return (whole ? upstream : Node.Of(new Block(Axis, start, length), upstream)).Reshape(self.Inputs[input].Shape);
    }

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[input].Shape, self.Inputs[input].Shape.Count);

    /// <summary>A list of vectors is a matrix of rows, so that columns side by side are its transpose. In LaTeX brackets around one part
    /// are no more than that.</summary>
    public override Node? Spelled(Node self, Dialect dialect)
    {
        if (dialect == Dialect.Latex && self.Inputs is [{ Shape.IsScalar: false } only])
        {
            return only.Reshape(self.Shape);
        }

        if (Axis == 0 || dialect == Dialect.Latex || self.Inputs.Any(part => part.Shape.IsMatrix))
        {
            return null;
        }

        var rows = Node.Of(new Stacking(), self.Inputs.AsSpan());
        return self.Inputs[0].Shape.IsScalar ? Node.Of(new Stacking(), rows)
            : self.Inputs.Length == 1 ? self.Inputs[0].Reshape(self.Shape)
            : Node.Of(new Transpose(), rows);
    }

    public override Written Write(Dialect dialect, Node self)
    {
        var parts = self.Inputs.Select((part, i) => (Text: InPlace(part, i), part)).ToArray();
        var (open, separator, close) = (dialect, Axis) switch
        {
            (Dialect.Latex, 0) => (@"\begin{{bmatrix}} ", @" \\ ", @" \end{{bmatrix}}"),
            (Dialect.Latex, _) => (@"\begin{{bmatrix}} ", " & ", @" \end{{bmatrix}}"),
            (Dialect.NumPy, 0) => (self.Shape.IsVector ? "np.hstack([" : "np.vstack([", ", ", "])"),
            (Dialect.NumPy, _) => ("np.column_stack([", ", ", "])"),
            (Dialect.Torch, 0) => (self.Shape.IsVector ? "torch.hstack([" : "torch.vstack([", ", ", "])"),
            (Dialect.Torch, _) => ("torch.column_stack([", ", ", "])"),
            (_, 0) => ("concat(", ", ", ")"),
            _ => ("[", ", ", "]"),
        };
        return Written.Of(
            open + string.Join(separator, parts.Select(part => part.Text)) + close,
            Precedence.Atom,
            [.. parts.Select(part => (part.part, part.Text.EndsWith(']') ? Precedence.Postfix : Precedence.Comparison))]);

        // In code a vector below a matrix must be made the column that it is here.
        string InPlace(Node part, int i) => dialect is Dialect.NumPy or Dialect.Torch && Axis == 0 && part.Shape.IsVector
            && self.Shape.IsMatrix ? $"{{{i}}}[:, None]"
            : dialect == Dialect.Torch ? Written.InTorch(part, i)
            : $"{{{i}}}";
    }

    int LengthOf(Node node) => Axis == 0 ? node.Shape.Rows : node.Shape.Columns;

    bool AsMatrices(ReadOnlySpan<Shape> inputs)
    {
        var matrices = Axis == 1;
        foreach (var input in inputs)
        {
            matrices |= input.IsMatrix;
        }

        return matrices;
    }
}
