using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading;

/// <summary>Grades typed answers. Pure: the same exercise and the same text give the same verdict, on every machine and at any
/// load.</summary>
public static class Grader
{
    public static Verdict Grade(AnswerKey key, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (key.Faults.Length > 0)
        {
            return new() { Kind = VerdictKind.Undecided, Diagnoses = [new(DiagnosisIds.BrokenExercise, null, key.NoDerivative ?? Broken)] };
        }

        var verdict = AnswerJudge.Of(key.Exercise.Question).Grade(key, answer);
        return verdict with { Replay = key.Target is null ? null : Replays.Of(key, answer) };
    }

    /// <summary>For a single answer; whoever grades many prepares the exercise once.</summary>
    public static Verdict Grade(Exercise exercise, string answer) => Grade(AnswerKey.Of(exercise), answer);

    /// <summary>A formula that has been read already, in the scope of the same prepared exercise.</summary>
    public static Verdict Grade(AnswerKey key, Reading reading) =>
        key.Faults.Length > 0 ? Grade(key, reading.Text) : FormulaJudge.Judge(key, reading) with { Replay = Replays.Of(key, reading.Text) };

    static Autodiff.Bilingual Broken { get; } = new(
        "This exercise has a fault of its own and cannot be graded. Its author will be told; no attempt is spent.",
        "이 문제 자체에 오류가 있어 채점할 수 없어요. 출제자에게 알릴게요. 시도 횟수는 줄지 않아요.");
}
