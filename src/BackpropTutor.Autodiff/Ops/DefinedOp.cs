using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// An op that only abbreviates other graph. It keeps its own face where it is printed and is replaced by its definition where it is
/// computed or differentiated, so there is nothing in it that could disagree with the definition.
/// </summary>
public abstract record DefinedOp : Op
{
    /// <summary>The graph that this op stands for.</summary>
    public abstract Node Define(ImmutableArray<Node> inputs);

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) =>
        throw new NotSupportedException($"{Name} is computed by its definition: evaluate Define(inputs) in its place.");

    public sealed override Node? Pullback(Node self, Node upstream, int input)
    {
        // Stand-ins for the inputs: algebra that looks into an input (−(−x) is x) could otherwise pass it by and lose its gradient.
        var replacements = new Dictionary<Node, Node>();
        var standIns = ImmutableArray.CreateBuilder<Node>(self.Inputs.Length);
        foreach (var actual in self.Inputs.Append(upstream))
        {
            var standIn = Node.Variable($"part {standIns.Count} of {Name}", actual.Shape);
            standIns.Add(standIn);
            replacements.Add(standIn, actual);
        }

        var definition = Define([.. standIns.Take(self.Inputs.Length)]);
        return Substitution.In(Backward.Of(definition, standIns[^1]).GradientOf(standIns[input]), replacements);
    }
}
