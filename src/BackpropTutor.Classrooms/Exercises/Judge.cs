using System.Globalization;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Blocks.Exercises;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>Judges a submitted text. Pure: the same version, variant and text give the same.</summary>
public static class Judge
{
    const int LongestCanonical = 400;

    public static KeptVerdict Of(ExerciseVariant variant, string answer)
    {
        var verdict = Grader.Grade(variant.AnswerKey, answer);
        var outcome = OutcomeOf(verdict.Kind);
        var canonical = CanonicalOf(variant, answer);

        // That entries are wrong, and which, says nothing of why.
        var isUnexplained = outcome is AnswerOutcome.Wrong or AnswerOutcome.Partial
            && verdict.Diagnoses.All(diagnosis => diagnosis.Id == DiagnosisIds.WrongEntries);
        return new(
            outcome, Math.Clamp(verdict.Score, 0, 1), canonical, DiagnosesOf(verdict.Diagnoses),
            isUnexplained ? Effects.Of(variant, verdict, answer, canonical) : null, verdict);
    }

    public static string DiagnosesOf(IEnumerable<Diagnosis> diagnoses) =>
        string.Join('\n', diagnoses.Select(diagnosis => $"{diagnosis.Id}@{diagnosis.Node}"));

    public static AnswerOutcome OutcomeOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Correct => AnswerOutcome.Correct,
        VerdictKind.Partial => AnswerOutcome.Partial,
        VerdictKind.Wrong => AnswerOutcome.Wrong,
        VerdictKind.Invalid => AnswerOutcome.Invalid,
        VerdictKind.Undecided => AnswerOutcome.Undecided,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of verdict that has no outcome in the store: give it one."),
    };

    /// <summary>How it is read, printed again; where nothing is printed, the text without the blanks that mean nothing.</summary>
    static string CanonicalOf(ExerciseVariant variant, string answer)
    {
        var text = Judgement.OfReading(variant.AnswerKey, answer).Reading.Markup
            ?? string.Join(' ', answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestCanonical
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"sha256:{Access.Secrets.HashOf(text)}");
    }
}
