using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>Only the local gradient is passed on; what had arrived from above is lost.</summary>
sealed class MissingUpstream : Misconception
{
    public override string Id => "missing-upstream";

    public override int Rank => 14;

    public override Family Family => Family.Missing;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("a = x y\nf = a^2", "x", "y", "a", ("x", Shape.Scalar), ("y", Shape.Scalar)),
    ];

    public override IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) =>
        (from node in context.Splitting
         where IsLost(context, node)
         select WrongPullback.AtAll(this, node, static (edge, _, _) => Local(edge), Said(context, node)))
        .Concat(
            from edge in context.Edges
            where IsLost(context, edge.Consumer)
            select WrongPullback.At(this, edge, (_, _) => Local(edge), Said(context, edge.Consumer)));

    static Node? Local(Edge edge) => edge.Consumer.Op.Pullback(edge.Consumer, LenientAlgebra.Ones(edge.Consumer), edge.Input);

    /// <summary>A number alone that is lost is better told as such, or as a sign.</summary>
    static bool IsLost(DiagnosisContext context, Node node) =>
        !ReferenceEquals(node, context.Output) && context.HasVariable(context.Right!.GradientOf(node));

    static Bilingual Said(DiagnosisContext context, Node node)
    {
        var (name, shape) = (context.Name(node), node.Shape);
        return new(
            $"At {name} only the local gradient is passed on. What arrives there from above ({shape}) is missing: downstream = upstream "
            + $"× local.",
            $"{name}에서 국소 기울기만 내려보냈어요. 위에서 온 상류 기울기({shape})가 빠졌어요. 하류 = 상류 × 국소예요.");
    }
}
