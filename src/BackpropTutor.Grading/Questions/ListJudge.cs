using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Questions;

/// <summary>Judges what is picked or put in order rather than calculated: options, orders, shapes.</summary>
static class ListJudge
{
    const int MostIds = 100;

    /// <summary>Whether two texts pick the same ids in the same order.</summary>
    public static bool AreSame(string left, string right) => Ids(left).SequenceEqual(Ids(right), StringComparer.Ordinal);

    /// <param name="text">The ids of the options picked, with commas between them.</param>
    public static Verdict OfChoice(Choice choice, string text)
    {
        var picked = Ids(text);
        if (picked.FirstOrDefault(id => choice.Options.All(option => option.Id != id)) is { } unknown)
        {
            return Unknown(text, unknown);
        }

        var wrong = choice.Options.Where(option => picked.Contains(option.Id) && !option.IsRight).ToArray();
        return wrong.Length == 0 && choice.Options.All(option => !option.IsRight || picked.Contains(option.Id))
            ? new() { Kind = VerdictKind.Correct, Score = 1 }
            : new()
            {
                Kind = VerdictKind.Wrong,
                Diagnoses = [.. wrong.Where(option => option.Remark is not null)
                    .Select(option => new Diagnosis(option.DiagnosisId ?? DiagnosisIds.WrongEntries, null, option.Remark!))],
            };
    }

    /// <param name="text">The items in the learner's order, with commas between them.</param>
    public static Verdict OfOrdering(Ordering ordering, string text)
    {
        var order = Ids(text);
        if (order.FirstOrDefault(item => !ordering.Items.Contains(item)) is { } unknown)
        {
            return Unknown(text, unknown);
        }

        if (order.Length != ordering.Items.Length || order.Distinct(StringComparer.Ordinal).Count() != order.Length)
        {
            return new()
            {
                Kind = VerdictKind.Invalid,
                Mistake = new(MistakeIds.Syntax, new(0, text.Length), new(
                    $"Each of the {ordering.Items.Length} steps belongs in the order once.", $"{ordering.Items.Length}개의 단계를 한 번씩 모두 늘어놓아 주세요.")),
            };
        }

        var broken = ordering.Constraints.FirstOrDefault(constraint => Array.IndexOf(order, constraint.Before) > Array.IndexOf(order, constraint.After));
        return broken.Before is null
            ? new() { Kind = VerdictKind.Correct, Score = 1 }
            : new()
            {
                Kind = VerdictKind.Wrong,
                Diagnoses = [new(DiagnosisIds.WrongOrder, broken.After, new(
                    $"{broken.After} stands before something that it needs.", $"{broken.After}이(가) 필요로 하는 단계보다 먼저 놓였어요."))],
            };
    }

    public static Verdict OfShapes(ShapesOf question, Scope? scope, IReadOnlyList<Shape> typed)
    {
        var asked = question.Chain.Select(quantity => Target.ShapeOf(quantity, scope)).ToArray();
        if (typed.Count != asked.Length)
        {
            return new()
            {
                Kind = VerdictKind.Wrong,
                Diagnoses = [new(DiagnosisIds.WrongShape, null, new(
                    $"{asked.Length} shapes are asked for, and {typed.Count} were typed.", $"모양 {asked.Length}개를 적어야 하는데 {typed.Count}개를 적었어요."))],
            };
        }

        var right = asked.Zip(typed).Select(pair => Target.Graded(pair.First).Equals(Target.Graded(pair.Second))).ToArray();
        if (!right.Contains(false))
        {
            return new() { Kind = VerdictKind.Correct, Score = 1, Entries = [.. right] };
        }

        var turned = asked.Zip(typed).All(pair => pair.First.Rows == pair.Second.Columns && pair.First.Columns == pair.Second.Rows && pair.Second.Rank <= 2);
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

    static string[] Ids(string text) =>
        text.Length > 4000 ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostIds)];

    static Verdict Unknown(string text, string id) => new()
    {
        Kind = VerdictKind.Invalid,
        Mistake = new(MistakeIds.UnknownName, new(0, text.Length), new($"“{Shown(id)}” is none of the options.", $"“{Shown(id)}”은(는) 보기에 없어요.")),
    };

    static string Shown(string id) => id.Length > 40 ? id[..40] + "…" : id;
}
