using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Misconceptions;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>Which known mistakes would give this very answer.</summary>
static class Explanation
{
    const double SameAnswer = 1e-8;
    const int MostTold = 3;
    const int MostNamed = 6;

    /// <summary>Of an answer typed as numbers: those stories that pass for it at the question's own point.</summary>
    public static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) OfNumbers(PreparedExercise exercise, TypedTensor typed)
    {
        bool Fits(StoryBook.Told told) =>
            told.Story.Shape.Equals(typed.Shape) && told.Values.Length > 0 && typed.Passes(told.Values[0], Numbers.Largest(told.Values[0]));
        return Told(exercise, Fits, typed.Shape.Count > 1);
    }

    /// <summary>Of a formula: those stories that agree with it at every diagnosed point.</summary>
    /// <param name="values">The answer's values at <see cref="PreparedExercise.DiagnosedAt"/>.</param>
    public static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) OfFormula(PreparedExercise exercise, Shape shape, Tensor[] values)
    {
        bool Fits(StoryBook.Told told)
        {
            if (!told.Story.Shape.Equals(shape))
            {
                return false;
            }

            for (var p = 0; p < values.Length; p++)
            {
                if (!Numbers.Agree(values[p], told.Values[p], SameAnswer))
                {
                    return false;
                }
            }

            return true;
        }

        return Told(exercise, Fits, true);
    }

    /// <summary>Where no story fits: which entries depart, never by how much.</summary>
    public static Diagnosis OfDeparture(IReadOnlyList<bool> right, Shape shape)
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
    static (ImmutableArray<Diagnosis> Diagnoses, Bilingual? Common) Told(PreparedExercise exercise, Func<StoryBook.Told, bool> fits, bool pairs)
    {
        var told = exercise.Singles.Stories.Where(fits).ToArray();
        if (told.Length == 0 && pairs)
        {
            told = [.. exercise.Pairs.Stories.Where(fits).Take(1)];
        }

        // What the author said of this answer stands for the engine's stories of it: they keep the id and the node, the author has the word.
        var stories = told.Select(one => one.Story).DistinctBy(story => story.Id).ToArray();
        if (told.FirstOrDefault(one => one.Story.Stated is not null)?.Story is { } stated)
        {
            var known = stories.FirstOrDefault(story => story.Stated is null && (stated.Id == DiagnosisIds.Stated || story.Id == stated.Id)) ?? stated;
            return ([Diagnose(exercise, known) with { Message = stated.Message, Stated = stated.Stated }], null);
        }

        return ([.. stories.Take(MostTold).Select(story => Diagnose(exercise, story))], stories.Length > 1 ? Families.Common(stories, node => exercise.Scope!.Program.NameOf(node)) : null);
    }

    static Diagnosis Diagnose(PreparedExercise exercise, Story story) =>
        new(story.Id, story.At is { } node ? exercise.Scope!.Program.NameOf(node) : null, story.Message);

    /// <summary>As mathematics counts entries: from one.</summary>
    static string Place(int index, Shape shape) =>
        shape.IsMatrix ? $"({(index / shape.Columns) + 1}, {(index % shape.Columns) + 1})" : $"{index + 1}";
}
