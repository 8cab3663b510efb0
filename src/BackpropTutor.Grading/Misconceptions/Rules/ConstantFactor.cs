using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>Right up to one constant: one that stands at a gate (the 1/m of a mean, the ½ of a square), or 2, ½, the length of an axis or
/// one over it.</summary>
sealed class ConstantFactor : Misconception
{
    /// <summary>A constant that the page shows says more than a missing upstream, which is often this very constant.</summary>
    const int GateRank = 7;

    public override string Id => "constant-factor";

    public override int Rank => 35;

    public override Family Family => Family.Factor;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = x^3", "x", "6 x^2", null, ("x", Shape.Scalar)),
        OfGradient("f = x^3", "x", "1.5 x^2", null, ("x", Shape.Scalar)),
        OfGradient("f = sum(x^3)", "x", "5 * 3 x^2", null, ("x", Shape.Vector(5))),
        OfGradient("f = u.T tanh(x)", "u", "tanh(x) / 5", null, ("x", Shape.Vector(5)), ("u", Shape.Vector(5))),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context)
    {
        foreach (var (factor, text) in Factors(context))
        {
            yield return new(this, null, right => factor * right, new(
                $"Every entry is {text} times what it should be: look for a constant that was dropped or counted twice.",
                $"모든 원소가 맞는 값의 {text}배예요. 빠졌거나 두 번 곱한 상수가 있는지 살펴보세요."))
            {
                IsLastResort = true,
                InSome = places => new(
                    $"Entry {places} is {text} times what it should be: look for a constant that was dropped or counted twice.",
                    $"{places}번째 원소가 맞는 값의 {text}배예요. 빠졌거나 두 번 곱한 상수가 있는지 살펴보세요."),
            };
        }
    }

    /// <summary>A constant that stands at a gate and is not in the answer.</summary>
    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context)
    {
        var known = new Dictionary<Node, double>();
        return
            from edge in context.Edges
            let constant = At(edge, known)
            where constant is not (1 or -1 or 0) && double.IsFinite(constant)
            let name = context.Name(edge.Consumer)
            let text = Written(constant)
            select WrongPullback.At(this, edge, (_, right) => right is null ? null : (1 / constant) * right, new(
                $"At {name} the constant {text} is forgotten: it multiplies the gradient too.",
                $"{name}에서 상수 {text}이(가) 빠졌어요. 기울기에도 곱해야 해요."))
            with
            { Rank = GateRank };
    }

    /// <summary>By which number a gate multiplies what comes through this edge, whatever else it multiplies by; 1 where there is
    /// none.</summary>
    static double At(Edge edge, Dictionary<Node, double> known) => edge.Consumer.Op switch
    {
        Multiply => In(edge.Consumer.Inputs[1 - edge.Input], known),
        Divide when edge.Input == 0 => 1 / In(edge.Consumer.Inputs[1], known),
        _ => 1,
    };

    /// <summary>The numbers among the factors of a product.</summary>
    /// <param name="known">Of nodes that were met before: a product may hold the same one again and again.</param>
    static double In(Node node, Dictionary<Node, double> known)
    {
        if (!known.TryGetValue(node, out var number))
        {
            known[node] = number = node switch
            {
                { Uniform: { } value } => Math.Abs(value),
                { Op: Multiply } => In(node.Inputs[0], known) * In(node.Inputs[1], known),
                { Op: Divide } => In(node.Inputs[0], known) / In(node.Inputs[1], known),
                { Op: Negate } => In(node.Inputs[0], known),
                _ => 1,
            };
        }

        return number;
    }

    static string Written(double constant) =>
        constant is > 0 and < 1 && Math.Abs((1 / constant) - Math.Round(1 / constant)) < 1e-9
            ? "1/" + DiagnosisContext.Plain(Math.Round(1 / constant)) : DiagnosisContext.Plain(constant);

    static IEnumerable<(double Factor, string Text)> Factors(DiagnosisContext context)
    {
        yield return (2, "2");
        yield return (0.5, "1/2");
        var lengths = context.Right?.Forward.Nodes.SelectMany(node => node.Shape.Lengths).Where(length => length > 2).Distinct().Take(6)
            ?? [];
        foreach (var length in lengths)
        {
            yield return (length, DiagnosisContext.Plain(length));
            yield return (1.0 / length, "1/" + DiagnosisContext.Plain(length));
        }
    }
}
