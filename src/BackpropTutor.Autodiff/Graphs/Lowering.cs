using System.Runtime.InteropServices;
using BackpropTutor.Autodiff.Graphs.Precision;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>One value that an evaluation computes, from values before it.</summary>
readonly record struct LoweredValue(Op Op, int[] Inputs, Shape Shape);

/// <summary>
/// A graph as a list of values to compute: abbreviations replaced by their definitions, steps that would lose digits by others that do not,
/// and equal steps (the same op on the same values) made one, so that what two formulas share is computed once.
/// </summary>
sealed class Lowering
{
    readonly Graph graph;
    readonly int[] valueAt;
    readonly List<LoweredValue> values;
    readonly Dictionary<Key, int> numbers;
    Dictionary<Node, int>? defined;

    Lowering(Graph graph)
    {
        this.graph = graph;
        valueAt = new int[graph.Nodes.Length];
        Array.Fill(valueAt, -1);
        values = new(graph.Nodes.Length + 8);
        numbers = new(graph.Nodes.Length + 8);
    }

    public ReadOnlySpan<LoweredValue> Values => CollectionsMarshal.AsSpan(values);

    /// <summary>The largest number of inputs that a step has.</summary>
    public int MostInputs { get; private set; }

    /// <summary>Which value the graph's node at a position comes to.</summary>
    public int ValueAt(int position) => valueAt[position];

    public int ValueOf(Node node) => valueAt[graph.PositionOf(node)];

    public static Lowering Of(Graph graph)
    {
        var lowering = new Lowering(graph);
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            lowering.valueAt[i] = lowering.Value(graph.Nodes[i]);
        }

        return lowering;
    }

    /// <summary>Deep only where definitions nest, since the graph's own nodes come inputs first.</summary>
    int Lower(Node node)
    {
        if (graph.TryPositionOf(node, out var position) && valueAt[position] >= 0)
        {
            return valueAt[position];
        }

        defined ??= [];
        if (!defined.TryGetValue(node, out var number))
        {
            number = Value(node);
            defined.Add(node, number);
        }

        return number;
    }

    int Value(Node node)
    {
        if (node.Op is DefinedOp abbreviation)
        {
            return Lower(abbreviation.Define(node.Inputs));
        }

        if ((Precise.Of(node) ?? node.Op.Quicker(node)) is { } better)
        {
            return Lower(better);
        }

        var inputs = node.Inputs.IsEmpty ? [] : new int[node.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Lower(node.Inputs[i]);
        }

        MostInputs = Math.Max(MostInputs, inputs.Length);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, new Key(node.Op, inputs), out var known);
        if (!known)
        {
            number = values.Count;
            values.Add(new(node.Op, inputs, node.Shape));
        }

        return number;
    }

    readonly struct Key(Op op, int[] inputs) : IEquatable<Key>
    {
        readonly Op op = op;
        readonly int[] inputs = inputs;

        public bool Equals(Key other) => inputs.AsSpan().SequenceEqual(other.inputs) && op.Equals(other.op);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => inputs.Length switch
        {
            0 => op.GetHashCode(),
            1 => HashCode.Combine(op.GetHashCode(), inputs[0]),
            _ => HashCode.Combine(op.GetHashCode(), inputs[0], inputs[1]),
        };
    }
}
