using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The whole gradient summed into one number, or over one axis too many.</summary>
sealed class ExtraSum : Misconception
{
    public override string Id => "extra-sum";

    public override int Rank => 27;

    public override Family Family => Family.Combination;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = sum(x^3)", "x", "sum(3 x^2)", null, ("x", Shape.Vector(3))),
        OfGradient("f = u.T W x", "W", "sum(u x.T, axis=0)", null,
            ("W", Shape.Matrix(2, 3)), ("u", Shape.Vector(2)), ("x", Shape.Vector(3))),
        OfGradient("f = u.T W x", "W", "sum(u x.T, axis=1)", null,
            ("W", Shape.Matrix(2, 3)), ("u", Shape.Vector(2)), ("x", Shape.Vector(3))),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context)
    {
        if (context.AnswerShape.IsScalar || context.Right is null)
        {
            yield break;
        }

        Bilingual said = new(
            $"The entries are summed, but each belongs to an entry of its own: the answer is {context.AnswerShape}.",
            $"원소들을 더해 버렸어요. 원소마다 제자리가 있어요. 답의 모양은 {context.AnswerShape}예요.");
        yield return new(this, null, right => right.Sum(), said);
        if (context.AnswerShape.IsMatrix)
        {
            yield return new(this, null, right => right.Shape.IsMatrix ? Node.Of(new Sum(0, false), right) : null, said);
            yield return new(this, null, right => right.Shape.IsMatrix ? Node.Of(new Sum(1, false), right) : null, said);
        }
    }
}
