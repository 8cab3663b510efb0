using BackpropTutor.Grading.Checking;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>What an author has to mend in an exercise beside its key: where it would be asked with other numbers, and where it belongs to a
/// chain.</summary>
static class ExerciseFaults
{
    const string Remedy =
        "Compute it with {{model: name}}, list it under 'constants' if it holds for all numbers, or write 'varies: false'.";

    /// <summary>So many are enough to say that the search finds too few.</summary>
    const int MostMissing = 3;

    /// <summary>Of so many variants, one has its stated wrong answers graded.</summary>
    const int Graded = 25;

    /// <param name="variants">How many sets of other numbers are tried.</param>
    public static IEnumerable<(string Message, string Remedy)> Of(ExerciseBlock block, Lesson lesson, int variants)
    {
        if (block.Chain is { } chain && block.Together(lesson) is var together
            && together.Any(other => other.Exercise is not { Model.IsFixed: true, Question.AcceptsNumbers: true }
                || other.ModelName != block.ModelName))
        {
            return [($"the chain '{chain}' holds something else than numbers of one model.",
                "Give its exercises one model, with a value for each variable.")];
        }

        return block.Varies
            ? [.. Form(block), .. Particles(block), .. Typed(block), .. OfVariants(block, lesson, variants)]
            : [.. Form(block), .. Particles(block)];
    }

    /// <summary>A form that does not come to the key; that of a formula is what its author expects, and is judged with that.</summary>
    static IEnumerable<(string Message, string Remedy)> Form(ExerciseBlock block)
    {
        if (block.Form is not { } form || block.Original.AnswerKey.Key is not { } key || !block.Exercise.Question.AcceptsNumbers)
        {
            yield break;
        }

        if (!EngineValues.TryCompute(block.Bound!, form, out var computed, out var mistake))
        {
            yield return ($"its form {form} has no value: {mistake}", "Write a formula over the model's names.");
        }
        else if (!computed.Value.Values.ToArray().Zip(key.Values.ToArray())
            .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.Second))))
        {
            yield return ($"its form {form} does not come to the answer.", "Mend 'form'.");
        }
    }

    /// <summary>Lines that type a number which other numbers would make false.</summary>
    static IEnumerable<(string Message, string Remedy)> Typed(ExerciseBlock block)
    {
        if ((block.Numbers.FalseInQuestion(block.Ask.English) ?? block.Numbers.FalseInQuestion(block.Ask.Korean)) is { } asked)
        {
            yield return ($"the question types in {asked.Text}, which other numbers would make false.", Remedy);
        }

        var remarks = block.Exercise.Stated.Zip(block.Says).Where(pair => pair.First.HoldsInVariants && pair.Second is not null)
            .Select(pair => ($"what is said of {pair.First.Answer}", pair.Second!))
            .Concat(block.Hints.Select((hint, i) => ($"hint {i + 1}", hint)));
        foreach (var (what, line) in remarks)
        {
            if ((block.Numbers.FalseInRemark(line.English) ?? block.Numbers.FalseInRemark(line.Korean)) is { } typed)
            {
                yield return ($"{what} types in {typed.Text}, which other numbers would make false.", Remedy);
            }
        }
    }

    /// <summary>Korean particles that do not fit the author's own numbers.</summary>
    static IEnumerable<(string Message, string Remedy)> Particles(ExerciseBlock block) =>
        from line in block.Says.OfType<BilingualProse>().Concat(block.Hints).Append(block.Ask)
        let written = Walk.PlainText(line.Korean)
        let settled = Walk.PlainText(line.With(value => value).Korean)
        where written != settled
        select ($"“{written}” does not fit its numbers.", $"Write “{settled}”.");

    static IEnumerable<(string Message, string Remedy)> OfVariants(ExerciseBlock block, Lesson lesson, int variants)
    {
        var (missing, mistaken) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        for (var variant = 1; variant <= variants && missing <= MostMissing; variant++)
        {
            if (block.WithNumbers(variant, lesson) is not { } posed)
            {
                missing++;
                continue;
            }

            // That the wrong answers lie apart is looked at for each variant when its numbers are chosen; that they are told, for some.
            if (variant % Graded != 1)
            {
                continue;
            }

            foreach (var fault in ExerciseCheck.OfStated(posed.AnswerKey))
            {
                mistaken[fault.Message.English] = mistaken.GetValueOrDefault(fault.Message.English) + 1;
            }
        }

        if (missing > 0)
        {
            yield return ($"for {missing} of the variants tried no numbers keep its point.",
                "Give its numbers more room, keep less under 'keeps', or write 'varies: false'.");
        }

        foreach (var (message, count) in mistaken)
        {
            yield return ($"in {count} of {variants} variants: {message}", "Say under 'keeps' what other numbers must not change.");
        }
    }
}
