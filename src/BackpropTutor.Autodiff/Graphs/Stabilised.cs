using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// The same computation by steps that keep their digits: the logarithm of a sigmoid or of a softmax is taken in one step, also through
/// entries, rows and other selections, and wherever the two stand in a program. σ(−1000) itself rounds to 0, ln σ(−1000) = −1000 does not.
/// The nodes between such a logarithm and its sigmoid or softmax are <em>bypassed</em>: they keep their own values, but what flows through
/// them does not.
/// </summary>
public sealed class Stabilised
{
    readonly Dictionary<Node, Node> images = [];
    readonly HashSet<Node> bypassed = [];
    readonly Dictionary<Edge, ImmutableArray<Edge>> shortcuts = [];

    Stabilised(Graph original)
    {
        Original = original;
        foreach (var node in original.Nodes)
        {
            images[node] = ImageOf(node);
        }
    }

    public Graph Original { get; }

    /// <summary>Whether anything was rewritten at all.</summary>
    public bool Differs => bypassed.Count > 0;

    /// <summary>The node that computes the same value exactly; the node itself where there was nothing to mend.</summary>
    public Node this[Node node] => images.GetValueOrDefault(node, node);

    public static Stabilised Of(params IEnumerable<Node> outputs) => new(Graph.Of(outputs));

    /// <summary>Leaves <paramref name="given"/> nodes as they are: what is asked about them is asked of the formula as it was
    /// written.</summary>
    internal static Stabilised Between(IEnumerable<Node> outputs, Predicate<Node> given) => new(Graph.Between(outputs, given));

    /// <summary>Whether some logarithm passes this node by, so that its own gradient is only in the formula as it was written.</summary>
    public bool Bypasses(Node node) => bypassed.Contains(node);

    /// <summary>The edges of the stable graph that carry what <paramref name="edge"/> carries in the original.</summary>
    internal ImmutableArray<Edge> CarriersOf(Edge edge) => [.. shortcuts.GetValueOrDefault(edge, []),
        new Edge(images[edge.Consumer], edge.Input)];

    Node ImageOf(Node node)
    {
        var inputs = new Node[node.Inputs.Length];
        var changed = false;
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = this[node.Inputs[i]];
            changed |= !ReferenceEquals(inputs[i], node.Inputs[i]);
        }

        if (node.Op is Log && LogarithmOf(node) is { } logarithm)
        {
            return logarithm;
        }

        if (node.Op is Log)
        {
            var search = new StableLogarithm(this);
            if (search.Of(node.Inputs[0]) is { } stable)
            {
                bypassed.UnionWith(search.Passed);
                foreach (var (original, carrier) in search.Carriers)
                {
                    shortcuts[original] = shortcuts.GetValueOrDefault(original, []).Add(carrier);
                }

                return stable;
            }
        }

        if (WrittenOut.Quotient(node) is { } quotient && AreUsedOnlyBy(node, quotient.Between))
        {
            return Written(quotient);
        }

        var isSquare = node.Op is Square || (node.Op is Power && node.Inputs[1].Uniform is 2 && node.Inputs[1].Shape.IsScalar);
        return isSquare && node.Inputs[0].Op is Norm ? SumOfSquares(node.Inputs[0])
            : changed ? Node.Of(node.Op, inputs) : node;
    }

    /// <summary>A square of a norm goes past the root, which has no gradient at zero where the square has one.</summary>
    Node SumOfSquares(Node norm)
    {
        bypassed.Add(norm);
        var squares = this[norm.Inputs[0]].Apply(new Square());
        var edge = new Edge(norm, 0);
        shortcuts[edge] = shortcuts.GetValueOrDefault(edge, []).Add(new Edge(squares, 0));
        return Node.Of(new Sum(null, false), squares);
    }

    /// <summary>
    /// Whether nothing but this node needs the nodes between, so that none of them sends a part of its gradient another way.
    /// </summary>
    bool AreUsedOnlyBy(Node node, Node[] between)
    {
        users ??= Original.Nodes.SelectMany(user => user.Inputs.Select(input => (Input: input, User: user)))
            .ToLookup(use => use.Input, use => use.User);
        return between.All(inner => users[inner].All(user => ReferenceEquals(user, node) || between.Contains(user)));
    }

    ILookup<Node, Node>? users;

    /// <summary>The image of an argument, which may be a sign around a node of the original.</summary>
    Node ImageIn(Node argument) => images.ContainsKey(argument) || argument.Op is not Negate ? this[argument] : -this[argument.Inputs[0]];

    /// <summary>The logarithm of a sum of exponentials and its kin.</summary>
    Node? LogarithmOf(Node node)
    {
        if (WrittenOut.Logarithm(node.Inputs[0]) is not { } written || (written.Entry is null && !AreUsedOnlyBy(node, written.Between)))
        {
            return null;
        }

        return Written(written);
    }

    Node Written(WrittenOut.Found found)
    {
        bypassed.UnionWith(found.Between);
        var node = Node.Of(found.Op, ImageIn(found.Argument));
        if (found.Entry is { } entry)
        {
            var edge = new Edge(entry, 0);
            shortcuts[edge] = shortcuts.GetValueOrDefault(edge, []).Add(new Edge(node, 0));
        }

        return node;
    }
}
