using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>
/// <c>einsum</c> of one tensor or two with at most two axes each: the sums, products and transposes that it abbreviates.
/// </summary>
sealed class EinsteinSum : LibraryFunction
{
    public override ImmutableArray<string> Names => ["einsum"];

    public override int Least => 1;

    public override int Most => 2;

    public override bool NeedsPrefix => true;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.einsum('ij,kj->ik', X, Y)", "X Y'"),
        new("np.einsum('ij,j->i', X, v)", "X v"),
        new("np.einsum('i,j->ij', u, v)", "u v'"),
        new("np.einsum('i,i->', u, v)", "u' v"),
        new("np.einsum('ij,ij->i', X, Y)", "sum(X ⊙ Y, axis=1)"),
        new("np.einsum('ij->ji', X)", "X'"),
        new("np.einsum('ii->', S)", "trace(S)"),
    ];

    public override Built Build(CallArguments call)
    {
        var text = call.Texts is [var only] ? only.Replace(" ", "", StringComparison.Ordinal) : "";
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        var axes = arrow < 0 ? [] : text[..arrow].Split(',');
        if (axes.Length != call.Count || !axes.Select((letters, i) => letters.Length == call[i].Shape.Rank).All(fits => fits))
        {
            return Unread;
        }

        var result = text[(arrow + 2)..];
        return call.Count == 1 ? Of(call[0], axes[0], result) : Of(call[0], axes[0], call[1], axes[1], result);
    }

    static Built Unread => CallArguments.Misfit(
        "Of einsum the products of one or two tensors with at most two axes are read, with -> and a letter for each axis.",
        "einsum은 축이 두 개 이하인 텐서 하나나 둘의 곱을 ->와 축마다 한 글자로 쓴 것만 읽어요.");

    static Built Of(Node tensor, string axes, string result) => (axes, result) switch
    {
        ([var i, var j], "") when i == j => Built.Of(new Trace(), tensor),
        ([var i, var j], [var k]) when i == j && i == k => Built.Of(new Diag(), tensor),
        ([var i, var j], [var k, var l]) when i == l && j == k && i != j => tensor.T,
        _ when axes == result => tensor,
        (_, "") when axes.Distinct().Count() == axes.Length => tensor.Sum(),
        ([var i, var j], [var k]) when i != j && (k == i || k == j) => Built.Of(new Sum(k == i ? 1 : 0, false), tensor),
        _ => Unread,
    };

    static Built Of(Node left, string of, Node right, string by, string result)
    {
        if (of == by)
        {
            var entrywise = Built.Of(new Multiply(), left, right);
            return entrywise.Node is { } product ? Of(product, of, result) : entrywise;
        }

        var shared = of.Intersect(by).ToArray();
        return (shared, of, by) switch
        {
            ([], [var i], [var j]) when Products.Outer(left, right).Node is { } outer => Of(outer, $"{i}{j}", result),
            ([var s], _, _) when !result.Contains(s, StringComparison.Ordinal) && IsOnce(s, of) && IsOnce(s, by) =>
                Contracted(left, of, right, by, s, result),
            _ => Unread,
        };
    }

    static bool IsOnce(char axis, string axes) => axes.IndexOf(axis) == axes.LastIndexOf(axis);

    /// <summary>The product over one shared axis, which is made the last of the left and the first of the right.</summary>
    static Built Contracted(Node left, string of, Node right, string by, char shared, string result)
    {
        var (first, second) = (of.Length == 2 && of[0] == shared ? left.T : left, by.Length == 2 && by[1] == shared ? right.T : right);
        var product = first.Shape.IsVector && second.Shape.IsMatrix ? Built.Of(new MatMul(), second.T, first) : Products.Dot(first, second);
        var axes = string.Concat(of.Concat(by).Where(axis => axis != shared));
        return product.Node is { } node ? Of(node, axes, result) : product;
    }
}
