using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>What code says of types, copies and axes and mathematics does not: read as the same numbers.</content>
sealed partial class Binder
{
    static readonly ImmutableArray<string> Copies =
        ["asarray", "array", "tensor", "copy", "clone", "detach", "float", "double", "float64", "float32", "item", "contiguous", "numpy",
            "cpu", "asfarray", "Matrix",
            "Value", "list"];

    static readonly ImmutableArray<string> Integers = ["int", "int64", "int32", "int8", "astype", "type", "bool", "long"];

    static readonly ImmutableArray<string> Flattenings = ["flatten", "ravel", "squeeze"];

    /// <summary>The same numbers in another type, copied or laid out otherwise; null where the name is none of these.</summary>
    Node? Converted(TextSpan span, string name, Node target)
    {
        if (Copies.Contains(name))
        {
            return target;
        }

        if (Integers.Contains(name))
        {
            return name is "astype" or "type" || IsWhole(target) ? target : Fail(span, BindingMessages.CutsDecimals(Quoted(span)));
        }

        return Flattenings.Contains(name) && (name != "squeeze" || target.Shape is { IsMatrix: true } and ({ Rows: 1 } or { Columns: 1 }))
            ? target.Shape.IsMatrix ? Make(span, new Reshape(Shape.Vector((int)target.Shape.Count)), target) : target
            : null;
    }

    static bool IsWhole(Node node) =>
        node.Op is Comparison || (node.Uniform is { } value && value == Math.Floor(value))
            || (node.Op is Subtract && node.Inputs.All(IsWhole));

    /// <summary><c>x.unsqueeze(1)</c> and <c>x[:, None]</c> make a vector a column, <c>x[None, :]</c> a row.</summary>
    Node WithAxis(TextSpan span, Node target, bool isColumn)
    {
        if (mistake is not null)
        {
            return target;
        }

        var length = (int)target.Shape.Count;
        return target.Shape.IsVector
            ? Make(span, new Reshape(isColumn ? Shape.Matrix(length, 1) : Shape.Matrix(1, length)), target)
            : Fail(span, BindingMessages.AxisOfVector(target.Shape), MistakeIds.InvalidShapes);
    }

    /// <summary>Entries chosen by conditions, the first that holds; elsewhere zero.</summary>
    Node Cases(CasesSyntax cases)
    {
        var result = Node.Fill(Shape.Scalar, 0);
        for (var i = cases.Cases.Length - 1; i >= 0 && mistake is null; i--)
        {
            var (value, condition) = cases.Cases[i];
            var node = Bind(value);
            if (condition is null)
            {
                result = node;
                continue;
            }

            var holds = Bind(condition);
            if (mistake is null)
            {
                result = Chosen(cases.Span, IsRest(cases, i) ? null : holds, node, result);
            }
        }

        return result;
    }

    /// <summary>The last line's condition is what the lines above leave where it gives 0.</summary>
    static bool IsRest(CasesSyntax cases, int i) => i == cases.Cases.Length - 1 && i > 0
        && cases.Cases[i].Value is NumberSyntax { Value: 0 };

    Node Chosen(TextSpan span, Node? condition, Node one, Node other)
    {
        if (condition is null)
        {
            return one;
        }

        var built = IsRisky(one) || IsRisky(other)
            ? Where.Of(condition, Guarded(condition, one), Guarded(BuiltFunctions.Not(condition), other))
            : BuiltFunctions.Where(condition, one, other);
        return built.Node is { } node ? Counted(node, span)
            : Fail(span, BindingMessages.InPlace(Quoted(span), built.Fault!), MistakeIds.InvalidShapes);
    }

    /// <summary>
    /// Whether a value may be infinite, or no number, where it is not chosen: then zero times it would be no number either.
    /// </summary>
    bool IsRisky(Node node) => (node.Uniform is { } value && !double.IsFinite(value)) || Partial(node).Count > 0;

    /// <summary>
    /// What goes into logarithms, exponentials, roots, powers and quotients below a node, as far as no name stands between.
    /// </summary>
    List<Node> Partial(Node node)
    {
        var (found, open, seen) = (new List<Node>(), new Stack<Node>([node]), new HashSet<Node>());
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next) || names.ContainsValue(next))
            {
                continue;
            }

            if (next.Op is Log or Exp or Sqrt or Autodiff.Ops.Power or Divide)
            {
                found.Add(next.Op is Divide ? next.Inputs[1] : next.Inputs[0]);
            }

            foreach (var input in next.Op is Autodiff.Ops.Elementwise or Broadcasting ? next.Inputs : [])
            {
                open.Push(input);
            }
        }

        return [.. found.Where(input => input.Uniform is null)];
    }

    /// <summary>The same where the condition holds, with a harmless 1 elsewhere in what may overflow or leave a domain.</summary>
    Node Guarded(Node condition, Node branch)
    {
        var replaced = new Dictionary<Node, Node>();
        foreach (var input in Partial(branch).Where(input => input.Shape.Equals(condition.Shape)))
        {
            replaced[input] = Node.Of(new Where(), condition, input, Node.Fill(input.Shape, 1));
        }

        return replaced.Count == 0 ? branch : Substitution.In(branch, replaced);
    }
}
