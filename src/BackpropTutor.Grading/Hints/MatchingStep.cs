using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Hints;

/// <summary>
/// The step that a wrong answer is about, with the question's own numbers: of the backward sweep where a gradient is asked for, of the
/// forward pass where a value is. What comes out of it is left to the learner, who has answered wrongly twice.
/// </summary>
public abstract record MatchingStep
{
    /// <summary>More than that is no step to look at.</summary>
    protected const int MostEntries = 12;

    /// <returns>Null where nothing is calculated, the numbers are not fixed, or the page does not show the step.</returns>
    public static MatchingStep? Of(AnswerKey key, Verdict verdict) =>
        MatchingGradient.Find(key, verdict) ?? (MatchingStep?)MatchingValue.Find(key, verdict);
}
