using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Training;

/// <summary>The numbers that an optimiser keeps between steps, as variables with what each becomes after a step.</summary>
public sealed class OptimizerMemory
{
    readonly Dictionary<string, (Node Next, double Initial, Assignment Assignment)> kept = new(StringComparer.Ordinal);

    internal OptimizerMemory()
    {
    }

    internal IEnumerable<Assignment> Assignments => kept.Values.Select(each => each.Assignment);

    internal IEnumerable<(Node Variable, double Initial)> Initial => kept.Values.Select(each => (each.Assignment.Variable, each.Initial));

    /// <summary>Keeps one tensor of the parameter's shape.</summary>
    /// <param name="initial">What every entry is before the first step.</param>
    /// <param name="next">The new value from the old one.</param>
    /// <returns>The new value.</returns>
    public Node Keep(string what, Node parameter, double initial, Func<Node, Node> next) =>
        Keep($"{what} of {((Ops.Variable)parameter.Op).Symbol}", parameter.Shape, initial, next);

    /// <summary>Keeps one number for all parameters together.</summary>
    /// <inheritdoc cref="Keep(string, Node, double, Func{Node, Node})"/>
    public Node KeepShared(string what, double initial, Func<Node, Node> next) => Keep(what, Shape.Scalar, initial, next);

    Node Keep(string name, Shape shape, double initial, Func<Node, Node> next)
    {
        if (!kept.TryGetValue(name, out var entry))
        {
            var variable = Node.Variable(name, shape);
            var value = next(variable);
            kept[name] = entry = (value, initial, new(variable, value));
        }

        return entry.Next;
    }
}
