using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Checking;

/// <summary>
/// Checks an exercise before anybody answers it: two witnesses for the key, points that tell every mistake from the truth, right answers in
/// other words accepted, stated wrong answers caught and explained as stated.
/// </summary>
public static class ExerciseCheck
{
    public static CheckReport Of(Exercise exercise)
    {
        try
        {
            return Of(PreparedExercise.Of(exercise));
        }
        catch (ArgumentException mistake)
        {
            return new() { Faults = [Fault("unusable", mistake.Message, mistake.Message)] };
        }
    }

    public static CheckReport Of(PreparedExercise exercise)
    {
        if (exercise.Faults.Length > 0)
        {
            return new() { Faults = [.. exercise.Faults.Select(fault => new CheckFault("key", fault))] };
        }

        if (exercise.Target is null)
        {
            return new() { Faults = [.. Lists(exercise)] };
        }

        var faults = new List<CheckFault>();
        var rewrites = OfRewrites(exercise, faults);
        var (killed, confusable, apart, named) = OfMistakes(exercise, faults);
        OfStated(exercise, faults);
        return new()
        {
            Faults = [.. faults],
            Rewrites = rewrites,
            Mistakes = exercise.Singles.Stories.Length,
            Killed = killed,
            Equivalent = [.. exercise.Singles.Equivalent.Select(story => story.Id).Distinct(StringComparer.Ordinal)],
            Confusable = confusable,
            Apart = apart,
            Named = named,
        };
    }

    static int OfRewrites(PreparedExercise exercise, List<CheckFault> faults)
    {
        if (exercise.ClosedForm is not { } formula || exercise.Exercise.Question is NumbersFor)
        {
            return 0;
        }

        var accepted = 0;
        foreach (var (name, form) in Rewrites.Of(formula))
        {
            var verdict = Grader.Grade(exercise, Read(form));
            accepted += verdict.Kind == VerdictKind.Correct ? 1 : 0;
            if (verdict.Kind != VerdictKind.Correct || verdict.Diagnoses.Length > 0)
            {
                faults.Add(Fault("rewrite", $"A right answer in other words ({name}) is judged {verdict.Kind}.", $"다르게 적은 맞는 답({name})이 {verdict.Kind}로 채점돼요."));
            }
        }

        return accepted;
    }

    static (int Killed, ImmutableArray<string> Confusable, int Apart, int Named) OfMistakes(PreparedExercise exercise, List<CheckFault> faults)
    {
        var (killed, apart, named) = (0, 0, 0);
        var twins = Twins(exercise);
        var confusable = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var told in exercise.Singles.Stories)
        {
            var verdict = exercise.Exercise.Question is NumbersFor ? Grader.Grade(exercise, Typed(told.Values[0]))
                : told.Story is { Parts: [var part], Entry: null, Turned: false } ? Grader.Grade(exercise, Read(part))
                : new() { Kind = VerdictKind.Wrong, Diagnoses = [new(told.Story.Id, null, told.Story.Message)] };
            if (verdict.Kind == VerdictKind.Correct)
            {
                // Within the tolerance that numbers are judged by, the two are one answer; a formula never is.
                if (exercise.Exercise.Question is not NumbersFor)
                {
                    faults.Add(Fault("accepted", $"The mistake {told.Story.Id} is accepted.", $"{told.Story.Id} 실수가 정답으로 채점돼요."));
                }

                confusable.Add($"{told.Story.Id} = truth");
                continue;
            }

            killed++;
            apart += twins.Contains(told.Story) ? 0 : 1;
            named += !twins.Contains(told.Story) && verdict.Diagnoses is [var plainest, ..] && plainest.Id == told.Story.Id ? 1 : 0;
            if (verdict.Diagnoses is [var first, ..] && first.Id != told.Story.Id)
            {
                confusable.Add($"{told.Story.Id} = {first.Id}");
            }
        }

        return (killed, [.. confusable], apart, named);
    }

    /// <summary>Mistakes that give the same answer as one of another name, at every point: they cannot be told apart.</summary>
    static HashSet<Story> Twins(PreparedExercise exercise)
    {
        var tape = new Tape(exercise.Tape);
        Story[] stories = [.. exercise.Singles.Stories.Select(told => told.Story)];
        foreach (var part in stories.SelectMany(story => story.Parts))
        {
            tape.Add(part);
        }

        var values = new Tensor[stories.Length][];
        Array.Fill(values, []);
        foreach (var point in exercise.Points)
        {
            var own = tape.Evaluate(point.Variables, point.Values);
            for (var i = 0; i < stories.Length; i++)
            {
                values[i] = [.. values[i], Target.Assemble(stories[i].Parts, stories[i].Shape, stories[i].Entry, node => tape.Read(tape.SlotOf(node)!.Value, own, point.Values))];
            }
        }

        return [.. stories.Where((story, i) => stories.Where((other, j) =>
            other.Id != story.Id && other.Shape.Equals(story.Shape) && other.Turned == story.Turned && values[i].Zip(values[j]).All(pair => Numbers.Agree(pair.First, pair.Second, 1e-9))).Any())];
    }

    /// <summary>A stated answer is judged by its effect: where numbers are asked for, by the numbers that its expression gives.</summary>
    static void OfStated(PreparedExercise exercise, List<CheckFault> faults)
    {
        foreach (var (number, stated) in exercise.Exercise.Stated.Index())
        {
            var verdict = exercise.Singles.Stories.FirstOrDefault(told => told.Story.Stated == number) switch
            {
                { Story.Parts: [var part] } when exercise.Exercise.Question is not NumbersFor => Grader.Grade(exercise, Read(part)),
                { Values: [var value, ..] } => Grader.Grade(exercise, Typed(value)),
                _ when exercise.Singles.Equivalent.Any(story => story.Stated == number) => new() { Kind = VerdictKind.Correct },
                _ => Grader.Grade(exercise, stated.Answer),
            };
            if (verdict.Kind is VerdictKind.Correct or VerdictKind.Invalid or VerdictKind.Undecided)
            {
                faults.Add(Fault(
                    "stated", $"The stated wrong answer “{stated.Answer}” is judged {verdict.Kind}. {verdict.Mistake?.Message.English}",
                    $"적어 둔 오답 “{stated.Answer}”이(가) {verdict.Kind}로 채점돼요. {verdict.Mistake?.Message.Korean}"));
            }
            else if (stated.DiagnosisId is not null && verdict.Diagnoses.All(diagnosis => diagnosis.Id != stated.DiagnosisId))
            {
                var found = verdict.Diagnoses.FirstOrDefault()?.Id ?? "—";
                faults.Add(Fault(
                    "stated", $"The stated wrong answer “{stated.Answer}” is explained by {found}, not by {stated.DiagnosisId}.",
                    $"적어 둔 오답 “{stated.Answer}”의 진단이 {stated.DiagnosisId}이(가) 아니라 {found}예요."));
            }
        }
    }

    static IEnumerable<CheckFault> Lists(PreparedExercise exercise)
    {
        if (exercise.Exercise.Question is Choice choice && !choice.Options.Any(option => option.IsRight))
        {
            yield return Fault("choice", "No option is right.", "맞는 보기가 없어요.");
        }

        if (exercise.Exercise.Question is Ordering ordering
            && ordering.Constraints.FirstOrDefault(pair => !ordering.Items.Contains(pair.Before) || !ordering.Items.Contains(pair.After)) is { Before: not null } stray)
        {
            yield return Fault("order", $"{stray.Before} before {stray.After}: not both are items.", $"{stray.Before} → {stray.After}: 항목에 없는 이름이 있어요.");
        }
    }

    static Reading Read(Node node) => new("", node, ImmutableDictionary<Node, TextSpan>.Empty, []);

    static string Typed(Tensor value)
    {
        var numbers = value.Values.ToArray().Select(number => number.ToString("R", CultureInfo.InvariantCulture)).ToArray();
        return value.Shape switch
        {
            { IsScalar: true } => numbers[0],
            { IsMatrix: true } shape => $"[{string.Join(", ", numbers.Chunk(shape.Columns).Select(row => $"[{string.Join(", ", row)}]"))}]",
            _ => $"[{string.Join(", ", numbers)}]",
        };
    }

    static CheckFault Fault(string id, string english, string korean) => new(id, new(english, korean));
}

/// <summary>What a check found.</summary>
public sealed record CheckReport
{
    /// <summary>What the author must mend; empty for a sound exercise.</summary>
    public ImmutableArray<CheckFault> Faults { get; init; } = [];

    /// <summary>How many ways of writing the right formula were tried and accepted.</summary>
    public int Rewrites { get; init; }

    /// <summary>How many wrong answers that differ from the truth the engine made.</summary>
    public int Mistakes { get; init; }

    /// <summary>How many of them the points tell from the truth.</summary>
    public int Killed { get; init; }

    /// <summary>Mistakes that give the right answer here: they cannot be diagnosed and need not be.</summary>
    public ImmutableArray<string> Equivalent { get; init; } = [];

    /// <summary>Pairs of mistakes that give one answer here, so that the plainer is named.</summary>
    public ImmutableArray<string> Confusable { get; init; } = [];

    /// <summary>How many of the mistakes no mistake of another name gives the same answer as, so that they can be told apart.</summary>
    public int Apart { get; init; }

    /// <summary>How many of those are named first when they are made.</summary>
    public int Named { get; init; }

    public bool IsSound => Faults.IsEmpty;
}

/// <summary>One thing to mend.</summary>
public sealed record CheckFault(string Id, Bilingual Message);
