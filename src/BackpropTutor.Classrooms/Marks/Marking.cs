using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>
/// The mark, a pure function of answers, their times and the rules: nothing that was stored before, and no order but that of time, enters
/// it. The best of the counted attempts counts.
/// </summary>
public static class Marking
{
    /// <param name="answers">In any order.</param>
    /// <param name="givenUpAt">Since when the solution was open: what comes later earns nothing.</param>
    public static Mark Of(MarkRules rules, Timing timing, IReadOnlyList<JudgedAnswer> answers, DateTimeOffset? givenUpAt)
    {
        if (answers.Count == 0)
        {
            return Mark.None;
        }

        var mark = Mark.None;
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        var inOrder = answers.Index().OrderBy(pair => pair.Item.At).ThenBy(pair => pair.Item.Canonical, StringComparer.Ordinal);
        foreach (var (number, answer) in inOrder)
        {
            if (!SpendsAttempt(answer.Outcome) || timing.CreditAt(answer.At) is var credit && credit == 0 && !CountsAt(timing, answer.At)
                || answer.At > givenUpAt || mark.Attempts >= timing.MostAttempts)
            {
                continue;
            }

            // The same wrong answer twice is one: most often it is a key pressed twice.
            if (answer.Outcome != AnswerOutcome.Correct && wrong.Contains(answer.Canonical))
            {
                continue;
            }

            var share = answer.Score * rules.ShareAfterHints(answer.Hints, answer.HintCost) * Math.Max(0,
                1 - (rules.AttemptCost * wrong.Count)) * credit;
            var isRight = answer.Outcome == AnswerOutcome.Correct;
            var isBetter = share > mark.Share;
            mark = new(
                isBetter ? share : mark.Share, mark.Attempts + 1, mark.IsSolved || isRight, isBetter ? number : mark.Best,
                isBetter ? answer.At > timing.DueAt : mark.IsLate);
            if (!isRight)
            {
                wrong.Add(answer.Canonical);
            }
        }

        return mark;
    }

    public static bool SpendsAttempt(AnswerOutcome outcome) => outcome is not (AnswerOutcome.Invalid or AnswerOutcome.Undecided);

    /// <summary>Also where the late share is 0: the answer is then taken and earns nothing.</summary>
    static bool CountsAt(Timing timing, DateTimeOffset moment) => timing.StateAt(moment) is AssignmentState.Open or AssignmentState.Late;
}
