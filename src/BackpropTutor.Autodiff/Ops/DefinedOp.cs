using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// An op that only abbreviates other graph. It keeps its own face where it is printed and is replaced by its definition where it is computed
/// or differentiated, so there is nothing in it that could disagree with the definition.
/// </summary>
public abstract record DefinedOp : Op
{
    /// <summary>The graph that this op stands for.</summary>
    public abstract Node Define(ImmutableArray<Node> inputs);

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) =>
        throw new NotSupportedException($"{Name} is computed by its definition: evaluate Define(inputs) in its place.");

    public sealed override Node? Pullback(Node self, Node upstream, int input)
    {
        var definition = Define(self.Inputs);
        return Backward.Between(definition, upstream, self.Inputs).GradientOf(self.Inputs[input]);
    }
}
