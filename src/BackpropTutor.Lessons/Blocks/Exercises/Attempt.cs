using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading.Hints;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>What one learner does with one exercise: the text typed last, its verdict, the hints opened, and whether it is solved or given
/// up.</summary>
public sealed class Attempt(ExerciseVariant variant)
{
    public ExerciseVariant Variant { get; } = variant;

    /// <summary>From so many different wrong answers on, the step that they are about is shown.</summary>
    public const int WrongUntilStep = 2;

    /// <summary>From so many on, the next hint is offered.</summary>
    public const int WrongUntilHint = 5;

    /// <summary>More than anybody gives to one exercise in good faith; what comes after is counted as new each time.</summary>
    const int MostRemembered = 200;

    readonly HashSet<string> wrong = new(StringComparer.Ordinal);

    public string Text { get; private set; } = "";

    public AnswerReading? Reading { get; private set; }

    /// <summary>Null until the text is judged, and again once it has changed.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>The answers that a verdict in a chain was judged on.</summary>
    public ImmutableArray<EarlierAnswer> Earlier { get; private set; } = [];

    /// <summary>How many different wrong answers were given; the same one twice counts once.</summary>
    public int WrongAnswers { get; private set; }

    /// <summary>Whether the answer that was judged last had been given before.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>The step that the wrong answer is about, from the second one on.</summary>
    public MatchingStep? Step { get; private set; }

    /// <summary>The hint that is offered after many wrong answers, counted from zero; null where there is none or it is too
    /// early.</summary>
    public int? OfferedHint => WrongAnswers >= WrongUntilHint && !IsOpen && Verdict is { Kind: VerdictKind.Wrong or VerdictKind.Partial }
        && Opened < Variant.Hints.Length ? Opened : null;

    /// <summary>How many hints are open.</summary>
    public int Opened { get; private set; }

    public bool IsSolved { get; private set; }

    public bool IsGivenUp { get; private set; }

    /// <summary>Whether the key may be seen.</summary>
    public bool IsOpen => IsSolved || IsGivenUp;

    public IEnumerable<VariantHint> Hints => Variant.Hints.Take(Opened);

    /// <summary>What solving it is worth after the hints: between 0 and 1.</summary>
    public double Score => Math.Max(0, 1 - Hints.Sum(hint => hint.Cost));

    /// <summary>Opens the hints up to that one, counted from one; a solved exercise has no use for more.</summary>
    public void OpenHints(int count)
    {
        if (!IsOpen)
        {
            Opened = Math.Clamp(count, Opened, Variant.Hints.Length);
        }
    }

    public void GiveUp() => IsGivenUp = !IsSolved;

    /// <summary>Judges a text at once, for whoever need not wait for a turn.</summary>
    /// <param name="earlier">In a chain, the earlier exercises that something was typed into, in order.</param>
    public void Check(string text, IReadOnlyList<(AnswerKey Exercise, string Answer)> earlier) =>
        Take(Judgement.Of(Variant.AnswerKey, text, earlier, WorkBudget.Unbounded));

    /// <summary>Shows what came of the text typed last.</summary>
    public void Take(Judgement judged)
    {
        (Text, Reading, Verdict, Earlier) = (judged.Reading.Text, judged.Reading, judged.Verdict, judged.Earlier);
        Count(judged);
        Solve(judged);
    }

    /// <summary>Counts wrong answers that were given before this page came alive.</summary>
    /// <param name="canonical">Each as <see cref="Judgement.Canonical"/> has it.</param>
    public void Remember(IEnumerable<string> canonical)
    {
        wrong.UnionWith(canonical.Take(MostRemembered));
        WrongAnswers = Math.Max(WrongAnswers, wrong.Count);
    }

    void Count(Judgement judged)
    {
        var isWrong = judged.Verdict is { Kind: VerdictKind.Wrong or VerdictKind.Partial };
        IsRepeated = isWrong && judged.Canonical is { } canonical && wrong.Contains(canonical);
        if (isWrong && !IsRepeated)
        {
            WrongAnswers++;
            if (wrong.Count < MostRemembered && judged.Canonical is { } added)
            {
                wrong.Add(added);
            }
        }

        Step = isWrong && WrongAnswers >= WrongUntilStep && !IsOpen ? judged.Step : null;
    }

    /// <summary>Counts a right answer, even where a newer text stands in the field already.</summary>
    public void Solve(Judgement judged) => IsSolved |= judged.Verdict?.Kind == VerdictKind.Correct && !IsGivenUp;

    /// <summary>The attempt as its author should see it.</summary>
    public AttemptReport Report(ReportReason reason, string language, DateTimeOffset time) => new(
        reason, Variant.Exercise.Id, Variant.Number, Text, Verdict!.Kind, Verdict.Score,
            [.. Verdict.Diagnoses.Select(diagnosis => diagnosis.Id)], Earlier, Verdict.Replay, language, time);

    /// <summary>Why this verdict concerns the author although nobody complains; null where it does not.</summary>
    public ReportReason? Concern => Verdict switch
    {
        { Kind: VerdictKind.Undecided, Diagnoses: [] } => ReportReason.Undecided,
        { Kind: VerdictKind.Undecided, Diagnoses: [{ Id: DiagnosisIds.BrokenExercise }] } => ReportReason.Broken,
        _ => null,
    };
}
