using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>An op without inputs: where gradients end.</summary>
public abstract record Leaf : Op
{
    public sealed override bool IsExact => true;

    protected abstract Shape Result { get; }

    public sealed override Inferred Infer(ReadOnlySpan<Shape> inputs) => Result;

    public sealed override Node? Pullback(Node self, Node upstream, int input) => null;

    public sealed override JacobianStructure Structure(Node self, int input) =>
        throw new ArgumentOutOfRangeException(nameof(input), "A leaf has no inputs.");
}
