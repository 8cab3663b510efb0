using BackpropTutor.Grading.Exercises;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>What an author has to mend in an exercise beside its key: where it would be asked with other numbers, and where it belongs to a chain.</summary>
static class ExerciseFaults
{
    /// <summary>How many sets of other numbers are tried.</summary>
    const int Tried = 3;

    public static IEnumerable<(string Message, string Remedy)> Of(ExerciseBlock block, Lesson lesson)
    {
        if (block.Chain is { } chain && block.Together(lesson) is var together
            && together.Any(other => other.Exercise is not { Model.IsFixed: true, Question: NumbersFor or NumbersOrFormulaFor } || other.ModelName != block.ModelName))
        {
            yield return ($"the chain '{chain}' holds something else than numbers of one model.", "Give its exercises one model, with a value for each variable.");
            yield break;
        }

        if (!block.Varies)
        {
            yield break;
        }

        var model = block.Exercise.Model!;
        var (given, held) = (Magnitudes(name => !model.Held.Contains(name)), Magnitudes(model.Held.Contains));

        // A whole number that no variable has is part of the function; a decimal may follow from one that has it.
        bool MayBeFalse(double number) =>
            !block.Constants.Contains(number) && !held.Contains(number) && (given.Contains(number) || number != Math.Floor(number));

        HashSet<double> Magnitudes(Func<string, bool> isOf) =>
            [.. model.Values.Where(pair => isOf(pair.Key)).SelectMany(pair => pair.Value.Values.ToArray()).Select(Math.Abs)];

        if ((Literals.FirstIn(block.Ask.English, MayBeFalse) ?? Literals.FirstIn(block.Ask.Korean, MayBeFalse)) is { } typed)
        {
            yield return (
                $"the question types in {typed}, which other numbers would make false.",
                "Compute it with {{model: name}}, list it under 'constants' if it holds for all numbers, or write 'varies: false'.");
        }

        for (var variant = 1; variant <= Tried; variant++)
        {
            if (block.WithNumbers(variant, lesson) is null)
            {
                yield return ($"no regular numbers were found for variant {variant}.", "Give its numbers more room, or write 'varies: false'.");
                yield break;
            }
        }
    }
}
