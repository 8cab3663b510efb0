using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>A name that the answer language can call, and what it builds.</summary>
/// <param name="Names">All spellings, the usual one first.</param>
/// <param name="Least">Least number of positional arguments.</param>
/// <param name="Most">Greatest number of positional arguments.</param>
/// <param name="Keywords">Keyword arguments that it takes: <c>axis</c>, <c>keepdims</c>.</param>
/// <param name="Build">Makes the node, or says why the shapes do not fit.</param>
public sealed record Function(ImmutableArray<string> Names, int Least, int Most, ImmutableArray<string> Keywords,
    Func<Arguments, Built> Build)
{
    /// <summary>A function of one tensor that applies one op.</summary>
    public static Function Unary(Op op, params ReadOnlySpan<string> names) =>
        new([.. names], 1, 1, [], arguments => Built.Of(op, arguments[0]));

    /// <summary>A function of two tensors that applies one op.</summary>
    public static Function Binary(Op op, params ReadOnlySpan<string> names) =>
        new([.. names], 2, 2, [], arguments => Built.Of(op, arguments[0], arguments[1]));

    /// <summary>A reduction over all entries or over one axis: <c>sum(x)</c>, <c>sum(X, axis=0, keepdims=True)</c>.</summary>
    public static Function Reduction(Func<int?, bool, Op> op, params ReadOnlySpan<string> names) =>
        new([.. names], 1, 1, ["axis", "keepdims"], arguments => Built.Of(op(arguments.Axis, arguments.KeepDims), arguments[0]));
}

/// <summary>The arguments of a call, already read: tensors by position, and the two keywords that reductions know.</summary>
public sealed record Arguments(ImmutableArray<Node> Positional, int? Axis, bool KeepDims)
{
    public Node this[int index] => Positional[index];

    public int Count => Positional.Length;
}

/// <summary>A node, or why the shapes do not fit.</summary>
public readonly record struct Built(Node? Node, Bilingual? Fault)
{
    public static implicit operator Built(Node node) => new(node, null);

    public static implicit operator Built(Bilingual fault) => new(null, fault);

    public static Built Of(Op op, params ReadOnlySpan<Node> inputs) =>
        Node.TryOf(op, inputs, out var node, out var fault) ? node! : fault!;
}
