using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Equal shapes laid out along a new first axis: numbers become a vector, vectors the rows of a matrix (<c>[a, b]</c>).</summary>
public sealed record Stacking : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
    [
        Probe.Of(new Stacking(), Interval.All, Shape.Scalar, Shape.Scalar, Shape.Scalar),
            Probe.Of(new Stacking(), Interval.All, Shape.Vector(3), Shape.Vector(3)),
        Probe.Of(new Stacking(), Interval.All, Shape.Vector(2)),
    ];

    public override string Name => "stack";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        if (inputs.Length == 0)
        {
            return new Bilingual("There is nothing to stack.", "쌓을 것이 없어요.");
        }

        foreach (var input in inputs)
        {
            if (!input.Equals(inputs[0]) || input.Rank > 1)
            {
                return new Bilingual(
                    $"A {inputs[0]} and a {input} cannot be stacked: the entries of a list must be numbers, or vectors of one length.",
                    $"{inputs[0]}와 {input}는 쌓을 수 없어요. 모두 수이거나 길이가 같은 벡터여야 해요.");
            }
        }

        return Shape.Of([inputs.Length, .. inputs[0].Lengths]);
    }

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        foreach (var input in inputs)
        {
            input.Values.CopyTo(output);
            output = output[input.Values.Length..];
        }
    }

    public override Node? Pullback(Node self, Node upstream, int input) => Node.Of(Index.At(input), upstream);

    public override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Picking(self.Shape, self.Inputs[input].Shape, self.Inputs[input].Shape.Count);

    /// <summary>A LaTeX matrix of one row that is a vector is that vector's transpose.</summary>
    public override Node? Spelled(Node self, Dialect dialect) =>
        dialect == Dialect.Latex && self.Inputs is [{ Shape.IsVector: true } only] ? Node.Of(new Transpose(), only) : null;

    public override Written Write(Dialect dialect, Node self)
    {
        var parts = self.Inputs.Select((part, i) => (Text: dialect == Dialect.Torch ? Written.InTorch(part, i) : $"{{{i}}}", part))
            .ToArray();
        var rows = self.Shape.IsMatrix;
        var (open, separator, close) = dialect switch
        {
            Dialect.Latex => (@"\begin{{bmatrix}} ", @" \\ ", @" \end{{bmatrix}}"),
            Dialect.NumPy => ("np.array([", ", ", "])"),
            Dialect.Torch => ("torch.stack([", ", ", "])"),
            _ when self.Inputs.Length == 1 => ("[(", ", ", ")]"),
            _ => ("[", ", ", "]"),
        };
        var transposed = rows && dialect == Dialect.Latex ? @"^{{\top}}" : "";
        var text = open + string.Join(separator, parts.Select(part => part.Text + transposed)) + close;
        return Written.Of(text, Precedence.Atom,
            [.. parts.Select(part => (part.part, transposed.Length > 0 ? Precedence.Postfix : Precedence.Comparison))]);
    }
}
