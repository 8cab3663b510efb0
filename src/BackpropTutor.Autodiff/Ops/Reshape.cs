using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The same entries, in row-major order, under another shape.</summary>
public sealed record Reshape(Shape Target) : Op, IOp
{
    public static IEnumerable<Probe> Probes => [Probe.Of(new Reshape(Shape.Matrix(3, 2)), Interval.All, Shape.Matrix(2, 3))];

    public override string Name => "reshape";

    public override bool IsExact => true;

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Count == Target.Count
        ? Target
        : new Bilingual(
            $"A {inputs[0]} has {inputs[0].Count} entries and cannot become {Target}, which has {Target.Count}.",
            $"{inputs[0]}에는 원소가 {inputs[0].Count}개 있어서, 원소가 {Target.Count}개인 {Target}로 바꿀 수 없어요.");

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => inputs[0].Values.CopyTo(output);

    public override Node? Pullback(Node self, Node upstream, int input) => upstream.Reshape(self.Inputs[0].Shape);

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Identity(self.Shape);

    /// <summary>A single number out of its axes.</summary>
    public override Node? Spelled(Node self, Dialect dialect) => Target.IsScalar ? Node.Of(new Sum(null, false), self.Inputs[0]) : null;

    public override Written Write(Dialect dialect, Node self)
    {
        var sizes = string.Join(", ", Target.Lengths);
        return dialect switch
        {
            Dialect.NumPy or Dialect.Torch => Written.Of($"{{0}}.reshape({(Target.IsScalar ? "()" : sizes)})", Precedence.Postfix,
                (self.Inputs[0], Precedence.Postfix)),
            Dialect.Latex => Written.Of($@"\mathrm{{{{reshape}}}}({{0}}, {sizes})", Precedence.Atom,
                (self.Inputs[0], Precedence.Comparison)),
            _ => Written.Of($"reshape({{0}}, {sizes})", Precedence.Atom, (self.Inputs[0], Precedence.Comparison)),
        };
    }
}
