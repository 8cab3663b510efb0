using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Questions.Shapes;

/// <summary>Judges shapes, each by its rows and columns.</summary>
sealed class ShapesOfJudge : JudgeOf<ShapesOf>
{
    protected override Verdict Grade(AnswerKey key, ShapesOf question, string answer)
    {
        var read = AnswerLanguage.ReadShapes(answer);
        return read.Value is { } typed
            ? ForeseenAnswers.Explain(
                key, Judge(question, key.Scope, typed.Shapes),
                    foreseen => AnswerLanguage.ReadShapes(foreseen).Value?.Shapes.SequenceEqual(typed.Shapes) == true)
            : Verdict.Invalid(read.Mistake!);
    }

    public override IEnumerable<Bilingual> Hints(Question question, Program program, Func<string, bool> isShown) =>
        ShapeHints.Of((ShapesOf)question, program, isShown);

    /// <summary>A shape that cannot be worked out throws before, when the key is made.</summary>
    protected override CheckReport SelfCheck(AnswerKey key, ShapesOf question) => new();

    static Verdict Judge(ShapesOf question, Scope? scope, IReadOnlyList<Shape> typed)
    {
        var asked = question.Chain.Select(quantity => Target.ShapeOf(quantity, scope)).ToArray();
        if (typed.Count != asked.Length)
        {
            return new()
            {
                Kind = VerdictKind.Wrong,
                Diagnoses = [new(DiagnosisIds.WrongShape, null, new(
                    $"{asked.Length} shapes are asked for, and {typed.Count} were typed.",
                        $"모양 {asked.Length}개를 적어야 하는데 {typed.Count}개를 적었어요."))],
            };
        }

        var right = asked.Zip(typed).Select(pair => Target.Graded(pair.First).Equals(Target.Graded(pair.Second))).ToArray();
        if (!right.Contains(false))
        {
            return new() { Kind = VerdictKind.Correct, Score = 1, Entries = [.. right] };
        }

        var turned = asked.Zip(typed).All(pair => pair.First.Rows == pair.Second.Columns && pair.First.Columns == pair.Second.Rows
            && pair.Second.Rank <= 2);
        var counted = asked.Zip(typed).All(pair => pair.First.Count == pair.Second.Count);
        var share = right.Count(entry => entry) / (double)right.Length;
        return new()
        {
            Kind = share > 0 ? VerdictKind.Partial : VerdictKind.Wrong,
            Score = share,
            Entries = [.. right],
            Diagnoses = [turned
                ? new(DiagnosisIds.Transposed, null, new("Rows and columns have changed places.", "행과 열이 바뀌었어요."))
                : new(DiagnosisIds.WrongShape, null, counted
                    ? new("As many entries as there should be, but laid out otherwise.", "원소의 개수는 맞지만 배열이 달라요.")
                    : new("Not this shape. Rows first: one for each output; then columns.", "모양이 달라요. 행을 먼저 세고(출력마다 하나) 그다음 열을 세어 보세요."))],
        };
    }
}
