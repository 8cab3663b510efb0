using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading;

/// <summary>Grades typed answers. Pure: the same exercise and the same text give the same verdict, on every machine and at any load.</summary>
public static class Grader
{
    public static Verdict Grade(AnswerKey key, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (key.Faults.Length > 0)
        {
            return new() { Kind = VerdictKind.Undecided, Diagnoses = [new(DiagnosisIds.BrokenExercise, null, key.NoDerivative ?? Broken)] };
        }

        var verdict = Judge(key, answer);
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

    static Verdict Judge(AnswerKey key, string answer) => key.Exercise.Question switch
    {
        NumbersFor => NumberReading.Judge(key, answer),
        FormulaFor => OfFormula(key, answer),
        NumbersOrFormulaFor => OfNumbersOrFormula(key, answer),
        LineToRepair line => LineJudge.Judge(key, line, answer),
        ShapesOf shapes => OfShapes(key, shapes, answer),
        Choice choice => Stated(key, ListJudge.OfChoice(choice, answer), foreseen => ListJudge.AreSame(foreseen, answer)),
        Ordering ordering => Stated(key, ListJudge.OfOrdering(ordering, answer), foreseen => ListJudge.AreSame(foreseen, answer)),
        var other => throw new NotSupportedException($"No judge knows {other.GetType().Name}: add one to {nameof(Grader)}."),
    };

    static Verdict OfNumbersOrFormula(AnswerKey key, string answer) =>
        key.FixedPoint is null ? OfFormula(key, answer)
        : NumberReading.WithComma(key, answer, Language.ReadNumbers(answer, key.Scope?.Asked).Value) is { } comma ? Invalid(comma)
        : NumberReading.Of(key, answer) is { } typed ? NumberJudge.Judge(key, typed)
        : OfFormula(key, answer);

    static Verdict OfFormula(AnswerKey key, string answer)
    {
        var read = Language.ReadAnswer(answer, key.Scope!);
        return read.Value is { } reading ? FormulaJudge.Judge(key, reading) : Invalid(read.Mistake!);
    }

    static Verdict OfShapes(AnswerKey key, ShapesOf shapes, string answer)
    {
        var read = Language.ReadShapes(answer);
        return read.Value is { } typed
            ? Stated(key, ListJudge.OfShapes(shapes, key.Scope, typed.Shapes), foreseen => Language.ReadShapes(foreseen).Value?.Shapes.SequenceEqual(typed.Shapes) == true)
            : Invalid(read.Mistake!);
    }

    /// <summary>Where the author foresaw this very answer, the author has the word.</summary>
    static Verdict Stated(AnswerKey key, Verdict verdict, Func<string, bool> isThis)
    {
        if (verdict.Kind is VerdictKind.Correct or VerdictKind.Invalid)
        {
            return verdict;
        }

        foreach (var (number, stated) in key.Exercise.Stated.Index())
        {
            if (isThis(stated.Answer))
            {
                return verdict with
                {
                    Kind = VerdictKind.Wrong,
                    Score = 0,
                    Diagnoses = [new(stated.DiagnosisId ?? DiagnosisIds.Stated, null, stated.Message ?? AnswerKey.Known, number)],
                };
            }
        }

        return verdict;
    }

    static Verdict Invalid(Mistake mistake) => new() { Kind = VerdictKind.Invalid, Mistake = mistake };
}
