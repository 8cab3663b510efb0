using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Questions;

/// <summary>Which known mistakes would give this very answer.</summary>
static class Explanation
{
    const double SameAnswer = 1e-8;
    const int MostExplanations = 3;
    const int MostNamed = 6;

    /// <summary>Of an answer typed as numbers: those wrong answers that pass for it at the question's own point.</summary>
    public static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) OfNumbers(AnswerKey key, TypedTensor typed)
    {
        bool Fits(EvaluatedWrongAnswer wrong) =>
            wrong.Answer.Shape.Equals(typed.Shape) && wrong.Values.Length > 0 && typed.Passes(wrong.Values[0], Numbers.Largest(wrong.Values[0]));
        return Explain(key, Fits, typed.Shape.Count > 1);
    }

    /// <summary>Of a formula: those wrong answers that agree with it at every diagnosed point.</summary>
    /// <param name="values">The answer's values at <see cref="AnswerKey.DiagnosedAt"/>.</param>
    public static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) OfFormula(AnswerKey key, Shape shape, Tensor[] values)
    {
        bool Fits(EvaluatedWrongAnswer wrong)
        {
            if (!wrong.Answer.Shape.Equals(shape))
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

        return Explain(key, Fits, true);
    }

    /// <summary>Where no known mistake fits: which entries depart, never by how much.</summary>
    public static Diagnosis OfWrongEntries(IReadOnlyList<bool> right, Shape shape)
    {
        var wrong = right.Count(entry => !entry);
        var places = string.Join(", ", Enumerable.Range(0, right.Count).Where(i => !right[i]).Take(MostNamed).Select(i => Place(i, shape)));
        var more = wrong > MostNamed ? ", …" : "";
        return new(DiagnosisIds.WrongEntries, null, right.Count == 1
            ? new("This is not the right value, and no usual slip explains it.", "맞는 값이 아니에요. 흔한 실수로는 설명되지 않아요.")
            : wrong == right.Count
                ? new("No entry is right, and no usual slip explains all of them.", "맞는 원소가 없어요. 흔한 실수 하나로는 설명되지 않아요.")
                : new(
                    $"{right.Count - wrong} of {right.Count} entries are right. Look again at {places}{more}.",
                    $"원소 {right.Count}개 가운데 {right.Count - wrong}개가 맞아요. {places}{more}을(를) 다시 살펴보세요."));
    }

    /// <summary>Pairs of mistakes are tried only where single ones fail, and not for a lone number, which too many pairs would hit by chance.</summary>
    static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) Explain(AnswerKey key, Func<EvaluatedWrongAnswer, bool> fits, bool pairs)
    {
        var fitting = key.SingleMistakes.Differing.Where(fits).ToArray();
        if (fitting.Length == 0 && pairs)
        {
            fitting = [.. key.MistakePairs.Differing.Where(fits).Take(1)];
        }

        // What the author said of this answer stands for the engine's explanations of it: they keep the id and the node, the author has the word.
        var answers = fitting.Select(wrong => wrong.Answer).DistinctBy(answer => answer.Id).ToArray();
        if (fitting.FirstOrDefault(wrong => wrong.Answer.Stated is not null)?.Answer is { } stated)
        {
            var known = answers.FirstOrDefault(answer => answer.Stated is null && (stated.Id == DiagnosisIds.Stated || answer.Id == stated.Id)) ?? stated;
            return ([Diagnose(key, known) with { Message = stated.Message, Stated = stated.Stated }], null);
        }

        return ([.. answers.Take(MostExplanations).Select(answer => Diagnose(key, answer))], answers.Length > 1 ? FamilyMessages.Common(answers, node => key.Scope!.Program.NameOf(node)) : null);
    }

    static Diagnosis Diagnose(AnswerKey key, WrongAnswer answer) =>
        new(answer.Id, answer.At is { } node ? key.Scope!.Program.NameOf(node) : null, answer.Message);

    /// <summary>As mathematics counts entries: from one.</summary>
    static string Place(int index, Shape shape) =>
        shape.IsMatrix ? $"({(index / shape.Columns) + 1}, {(index % shape.Columns) + 1})" : $"{index + 1}";
}
