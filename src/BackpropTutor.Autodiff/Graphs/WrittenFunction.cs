using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// What function of one node another node is, found by what it computes: an expression without names in between, entry by entry, is tried
/// at a few numbers against each activation. So no spelling of one has to be foreseen.
/// </summary>
static class WrittenFunction
{
    const int MostSteps = 16;
    const double Tolerance = 1e-12;

    /// <summary>Both sides of the kink, close to it too, and both tails; none a round number, at which different functions may
    /// agree.</summary>
    static readonly double[] Arguments = [-4.37, -2.71, -1.13, -0.61, -0.083, -1.3e-7, 2.9e-7, 0.057, 0.39, 0.97, 1.79, 3.23, 5.11];

    static readonly ImmutableArray<Elementwise> Activations = [new Sigmoid(), new Tanh(), new Relu()];

    /// <summary>The activation and its argument; null where the node is none that is written out.</summary>
    /// <param name="graph">In which the node stands.</param>
    public static (Op Op, Node Argument)? Of(Graph graph, Node node, Predicate<Node> isNamed)
    {
        if (node.Op is not (Broadcasting or Elementwise) || node.Uniform is not null)
        {
            return null;
        }

        return OfLine(node, isNamed) ?? OfEntries(graph, node, isNamed);
    }

    static (Op Op, Node Argument)? OfEntries(Graph graph, Node node, Predicate<Node> isNamed)
    {
        foreach (var argument in Candidates(graph, node, isNamed))
        {
            if (Activations.FirstOrDefault(activation => Is(node, argument, activation)) is { } found)
            {
                return IsHinge(found, argument, isNamed) ? null : (found, argument);
            }
        }

        return null;
    }

    /// <summary>A single number that nobody named, under a maximum with 0, is the margin of a loss, and nobody calls that a unit's
    /// activation.</summary>
    static bool IsHinge(Elementwise found, Node argument, Predicate<Node> isNamed) => found is Relu && argument.Shape.IsScalar
        && argument.Op is not Variable && !isNamed(argument);

    /// <summary>
    /// The nodes before this one that everything in it goes through, the nearest first: what it may be a function of. Only the last of what
    /// is left open
    /// is looked at, so that a step costs the same however much comes before it.
    /// </summary>
    static IEnumerable<Node> Candidates(Graph graph, Node node, Predicate<Node> isNamed)
    {
        var open = new PriorityQueue<Node, int>();
        HashSet<Node> met = [node];
        open.Enqueue(node, -graph.PositionOf(node));
        for (var steps = 0; steps < MostSteps && open.TryDequeue(out var step, out _); steps++)
        {
            var isStart = ReferenceEquals(step, node);
            if (!isStart && open.Count == 0 && step.Shape.Equals(node.Shape))
            {
                yield return step;
            }

            if (!isStart && !IsInner(step, isNamed))
            {
                yield break;
            }

            foreach (var input in step.Inputs.Where(input => input.Uniform is null && met.Add(input)))
            {
                open.Enqueue(input, -graph.PositionOf(input));
            }
        }
    }

    static bool IsInner(Node node, Predicate<Node> isNamed) => node.Op is Broadcasting or Elementwise && !isNamed(node);

    /// <summary>An op applied to its own argument is not written out, however it is called.</summary>
    static bool Is(Node node, Node argument, Elementwise activation) =>
        !node.Op.Equals(activation) && Arguments.All(x => At(node, argument, x) is { } value
            && Math.Abs(value - activation.Value(x)) <= Tolerance * (1 + Math.Abs(value)));

    /// <summary>One entry of the node where its argument's is <paramref name="x"/>; null where it is not entry by entry.</summary>
    static double? At(Node node, Node argument, double x)
    {
        if (ReferenceEquals(node, argument))
        {
            return x;
        }

        if (node.Uniform is { } value)
        {
            return value;
        }

        if (!node.Shape.Equals(argument.Shape))
        {
            return null;
        }

        return node.Op switch
        {
            Elementwise op => At(node.Inputs[0], argument, x) is { } inner ? op.Value(inner) : null,
            Broadcasting op => At(node.Inputs[0], argument, x) is { } left && At(node.Inputs[1], argument, x) is { } right
                ? op.Value(left, right) : null,
            _ => null,
        };
    }

    /// <summary><c>exp(z)/sum(exp(z))</c> over a vector, or over each line of a matrix.</summary>
    static (Op Op, Node Argument)? OfLine(Node node, Predicate<Node> isNamed)
    {
        if (node.Op is not Divide || Exponent(node.Inputs[0], isNamed) is not { } top || node.Inputs[1] is not { Op: Sum sum } total
            || isNamed(total)
            || Exponent(total.Inputs[0], isNamed) is not { } below || !ReferenceEquals(top, below))
        {
            return null;
        }

        return (sum, top.Shape) switch
        {
            (_, { IsVector: true }) => (new Softmax(null), top),
            ({ Axis: { } axis, KeepDims: true }, { IsMatrix: true }) => (new Softmax(axis), top),
            _ => null,
        };
    }

    static Node? Exponent(Node node, Predicate<Node> isNamed) => isNamed(node) ? null : node switch
    {
        { Op: Exp } => node.Inputs[0],
        { Op: Power } when node.Inputs[0].Uniform == Math.E => node.Inputs[1],
        _ => null,
    };
}
