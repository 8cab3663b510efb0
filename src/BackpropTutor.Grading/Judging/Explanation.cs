using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>Which known mistakes would give this very answer.</summary>
static class Explanation
{
    const double SameAnswer = 1e-8;
    const int MostExplanations = 3;
    const int MostNamed = 6;

    /// <summary>Of an answer typed as numbers: those wrong answers that give its numbers, and hardly by chance.</summary>
    /// <param name="right">Which entries are right; null where the shape is not the one that is asked for.</param>
    public static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common, NumberExplanation Found) OfNumbers(AnswerKey key,
        TypedTensor typed, IReadOnlyList<bool>? right)
    {
        var found = NumberExplanation.Of(key, typed, right);
        var (diagnoses, common) = Tell(key, found.Told);
        return (diagnoses, common, found);
    }

    /// <summary>Of a formula: those wrong answers that agree with it at every diagnosed point.</summary>
    /// <param name="values">The answer's values at <see cref="AnswerKey.DiagnosedAt"/>.</param>
    public static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) OfFormula(AnswerKey key, Shape shape, Tensor[] values)
    {
        bool Fits(EvaluatedWrongAnswer wrong)
        {
            if (!wrong.Answer.Shape.Equals(shape) || !wrong.Answer.IsTellable)
            {
                return false;
            }

            for (var p = 0; p < values.Length; p++)
            {
                if (!Numbers.Agree(values[p], wrong.Values[p], SameAnswer))
                {
                    return false;
                }
            }

            return true;
        }

        var fitting = key.SingleMistakes.Differing.Where(Fits).ToArray();
        return Tell(key, [.. (fitting.Length > 0 ? fitting : key.MistakePairs.Differing.Where(Fits).Take(1))
            .Select(wrong => wrong.Answer)]);
    }

    /// <summary>Where no known mistake fits: which entries depart, never by how much.</summary>
    /// <param name="wereAllTried">Whether every known mistake was compared.</param>
    /// <param name="found">What numbers were explained by, where they are numbers: some mistake may fit that is not told, and then it is
    /// not said that none does.</param>
    public static Diagnosis OfWrongEntries(IReadOnlyList<bool> right, Shape shape, NumberExplanation? found = null,
        bool wereAllTried = true)
    {
        var wrong = right.Count(entry => !entry);
        var places = string.Join(", ", Enumerable.Range(0, right.Count).Where(i => !right[i]).Take(MostNamed).Select(i => Place(i, shape)));
        var more = wrong > MostNamed ? ", …" : "";
        return new(DiagnosisIds.WrongEntries, null, found is { IsUnsure: true } && wrong == right.Count ? Unsure(found, right.Count)
            : !wereAllTried && wrong == right.Count ? new(
                "This is not right. The function is too large for every usual slip to be tried.", "맞지 않아요. 함수가 커서 흔한 실수를 다 살펴보지는 못했어요.")
            : right.Count == 1 ? new("This is not the right value, and no usual slip explains it.", "맞는 값이 아니에요. 흔한 실수로는 설명되지 않아요.")
            : wrong == right.Count
                ? new("No entry is right, and no usual slip explains all of them.", "맞는 원소가 없어요. 흔한 실수 하나로는 설명되지 않아요.")
                : new(
                    $"{right.Count - wrong} of {right.Count} entries are right. Look again at {places}{more}.",
                    $"원소 {right.Count}개 가운데 {right.Count - wrong}개가 맞아요. {places}{more}을(를) 다시 살펴보세요."));
    }

    /// <summary>What the author said of this answer stands for the engine's explanations of it: they keep the id and the node, the author
    /// has the word.</summary>
    /// <param name="fitting">Mistakes that give this answer, the plainest first.</param>
    static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) Tell(AnswerKey key, IReadOnlyList<WrongAnswer> fitting)
    {
        var telling = fitting.Where(answer => !answer.IsLastResort).ToArray();
        var answers = (telling.Length > 0 ? telling : fitting).DistinctBy(answer => answer.Id).ToArray();
        if (fitting.FirstOrDefault(answer => answer.Stated is not null) is { } stated)
        {
            var known = answers.FirstOrDefault(answer => answer.Stated is null
                && (stated.Id == DiagnosisIds.Stated || answer.Id == stated.Id)) ?? stated;
            return ([Diagnose(key, known) with { Message = stated.Message, Stated = stated.Stated }], null);
        }

        return (
            [.. answers.Take(MostExplanations).Select(answer => Diagnose(key, answer))],
            answers.Length > 1 ? FamilyMessages.Common(answers, node => key.Diagnosed.Context.Program.NameOf(node)) : null);
    }

    static Bilingual Unsure(NumberExplanation found, int count) => (count, found.WouldDigitsTell) switch
    {
        (1, true) => new(
            "This is not the right value. More than one slip comes near it: with more digits it would show which.",
            "맞는 값이 아니에요. 이 값에 가까워지는 실수가 여러 가지예요. 자릿수를 더 적으면 어느 것인지 알 수 있어요."),
        (1, false) => new("This is not the right value.", "맞는 값이 아니에요."),
        (_, true) => new("No entry is right. With more digits it would show what went wrong.", "맞는 원소가 없어요. 자릿수를 더 적으면 무엇이 잘못됐는지 알 수 있어요."),
        _ => new("No entry is right.", "맞는 원소가 없어요."),
    };

    static Diagnosis Diagnose(AnswerKey key, WrongAnswer answer) =>
        new(answer.Id, answer.At is { } node ? key.Diagnosed.Context.Program.NameOf(node) : null, answer.Message);

    /// <summary>As mathematics counts entries: from one.</summary>
    internal static string Place(int index, Shape shape) =>
        shape.IsMatrix ? $"({(index / shape.Columns) + 1}, {(index % shape.Columns) + 1})" : $"{index + 1}";
}
