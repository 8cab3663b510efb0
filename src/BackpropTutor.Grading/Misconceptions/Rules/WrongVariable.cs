using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A right gradient, but of something else: another variable, or a node on the way where the learner stopped.</summary>
sealed class WrongVariable : Misconception
{
    public override string Id => "wrong-variable";

    public override int Rank => 28;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("z = W x + b\nh = sigmoid(z)\ns = u.T h", "b", "h", "u",
            ("W", Shape.Matrix(2, 3)), ("x", Shape.Vector(3)), ("b", Shape.Vector(2)), ("u", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context) =>
        from named in context.Named
        where context is { IsGradient: true, Wrt: not null, Right: { } right } && context.Output!.Shape.IsScalar
            && !ReferenceEquals(named.Node, context.Wrt) && right.Reaches(named.Node)
            && !ReferenceEquals(named.Node, context.Output)
        select new WrongForm(this, named.Node, _ => context.Right!.GradientOf(named.Node), new(
            $"This is the gradient of {named.Name}; asked is the one of {context.Name(context.Wrt!)}.",
            $"이것은 {named.Name}의 기울기예요. 구할 것은 {context.Name(context.Wrt!)}의 기울기예요."))
        { Combines = false };
}
