using System.Collections.Frozen;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Binding;

/// <summary>
/// Functions that NumPy, PyTorch or a textbook have a name for and that are other ops put together: <c>np.multiply</c>, <c>np.where</c>,
/// <c>sign</c>, <c>cosh</c>. They are read as what they are made of, and shown so.
/// </summary>
static class BuiltFunctions
{
    public static FrozenDictionary<string, Function> All { get; } = new[]
    {
        Of(2, arguments => Joined(new Multiply(), arguments), "multiply", "mul", "logical_and"),
        Of(2, arguments => Joined(new Divide(), arguments), "divide", "true_divide", "div"),
        Of(2, arguments => Joined(new Add(), arguments), "add"),
        Of(2, arguments => Joined(new Subtract(), arguments), "subtract", "sub"),
        Of(2, arguments => Joined(new Power(), arguments), "power", "pow"),
        Of(2, arguments => Joined(new Greater(), arguments), "greater"),
        Of(2, arguments => Joined(new Less(), arguments), "less"),
        Of(1, arguments => -arguments[0], "negative", "neg"),
        Of(1, arguments => Not(arguments[0]), "logical_not"),
        Of(1, arguments => Sign(arguments[0]), "sign", "sgn"),
        Of(1, arguments => Node.Fill(arguments[0].Shape, 1), "ones_like"),
        Of(1, arguments => Node.Fill(arguments[0].Shape, 0), "zeros_like"),
        Of(1, arguments => 1 / arguments[0], "reciprocal"),
        Of(1, arguments => Hyperbolic(arguments[0], 1), "cosh"),
        Of(1, arguments => Hyperbolic(arguments[0], -1), "sinh"),
        Of(1, arguments => 1 / Hyperbolic(arguments[0], 1), "sech"),
        Of(1, arguments => Node.Of(new Sin(), arguments[0]) / Node.Of(new Cos(), arguments[0]), "tan"),
        Of(1, arguments => Node.Of(new Sigmoid(), arguments[0]), "expit"),
        Of(3, arguments => Where(arguments[0], arguments[1], arguments[2]), "where"),
    }.SelectMany(function => function.Names.Select(name => KeyValuePair.Create(name, function))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1 − c, for a condition of zeros and ones.</summary>
    public static Node Not(Node condition) => 1 - condition;

    /// <summary>The one where the condition holds, the other elsewhere; of a zero nothing is left.</summary>
    public static Built Where(Node condition, Node one, Node other)
    {
        var first = IsZero(one) ? null : Masked(condition, one);
        var second = IsZero(other) ? null : Masked(Not(condition), other);
        if ((first?.Fault ?? second?.Fault) is { } fault)
        {
            return fault;
        }

        return (first, second) switch
        {
            ({ Node: { } left }, { Node: { } right }) => Built.Of(new Add(), left, right),
            (null, null) => Built.Of(new Multiply(), Node.Fill(condition.Shape, 0), one),
            _ => (first ?? second)!.Value,
        };
    }

    static Built? Masked(Node condition, Node value) => value.Uniform is 1 && value.Shape.IsScalar
        ? condition : Built.Of(new Multiply(), condition, value);

    static bool IsZero(Node node) => node.Shape.IsScalar && node.Uniform is 0;

    static Node Sign(Node x) => Node.Of(new Greater(), x, 0.0) - Node.Of(new Less(), x, 0.0);

    static Node Hyperbolic(Node x, double sign) => (x.Apply(new Exp()) + (sign * (-x).Apply(new Exp()))) / 2;

    static Built Joined(Op op, Arguments arguments) => Built.Of(op, arguments[0], arguments[1]);

    static Function Of(int count, Func<Arguments, Built> build, params ReadOnlySpan<string> names) =>
        new([.. names], count, count, [], build);
}
