using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Questions.Repairs;

/// <summary>
/// Judges a mended line as a line: what it changes, and what that holds afterwards, so that <c>w -= g</c> and <c>w = w - g</c> are one, and
/// <c>w += g</c>, <c>w *= g</c>, another name or the bare right-hand side are wrong.
/// </summary>
sealed class LineToRepairJudge : JudgeOf<LineToRepair>
{
    static readonly string[] Signs = ["-", "+", "", "*", "/"];

    protected override Verdict Grade(AnswerKey key, LineToRepair question, string answer)
    {
        var read = AnswerLanguage.ReadLine(answer.Trim(), key.Scope!);
        if (read.Value is not { } line)
        {
            return Verdict.Invalid(read.Mistake!);
        }

        var mended = LineScope.Mended(key.Scope!, question.Means);
        if (line.Target is null)
        {
            return Wrong(line, NoName);
        }

        var verdict = FormulaJudge.Judge(key, line.Value);
        if (line.Target == mended.Target || verdict.Kind is VerdictKind.Invalid)
        {
            return verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial && verdict.Diagnoses.All(diagnosis => diagnosis.Stated is null)
                ? Explained(key, line, answer, verdict) : verdict;
        }

        return Wrong(line, new(DiagnosisIds.WrongTarget, null, new(
            $"This line changes “{Names.Display(line.Target)}”. That is not the name whose line is at fault.",
            $"이 줄은 “{Names.Display(line.Target)}”의 값을 바꿔요. 틀린 줄이 바꾸는 이름은 그것이 아니에요.")));
    }

    protected override CheckReport SelfCheck(AnswerKey key, LineToRepair question) => CalculationCheck.Of(key);

    /// <summary>A line is right or wrong as a whole: shares of its entries mean nothing.</summary>
    static Verdict Explained(AnswerKey key, Assignment line, string answer, Verdict verdict)
    {
        var mark = answer.IndexOf('=', StringComparison.Ordinal);
        var name = answer[..mark].TrimEnd('+', '-', '*', '/', ' ');
        var other = Signs.Where(sign => sign != line.Sign).FirstOrDefault(sign =>
            AnswerLanguage.ReadLine($"{name} {sign}= {answer[(mark + 1)..]}", key.Scope!).Value is { } changed
                && FormulaJudge.Judge(key, changed.Value).Kind == VerdictKind.Correct);
        return verdict with
        {
            Kind = VerdictKind.Wrong,
            Score = 0,
            Entries = [],
            Counterexample = null,
            Common = other is null ? verdict.Common : null,
            Diagnoses = other is not null ? [WrongSign(line.Sign)]
                : verdict.Diagnoses is [{ Id: DiagnosisIds.WrongEntries }] ? [WrongLine]
                : verdict.Diagnoses,
        };
    }

    static Verdict Wrong(Assignment line, Diagnosis diagnosis) =>
        new() { Kind = VerdictKind.Wrong, Reading = line.Value, Diagnoses = [diagnosis] };

    static Diagnosis NoName { get; } = new(DiagnosisIds.WrongTarget, null, new(
        "This is only a right-hand side. Write the whole line: the name that it changes, how, and by what.",
        "이것은 오른쪽 식뿐이에요. 어떤 이름을 무엇으로 어떻게 바꾸는지, 한 줄을 모두 써 주세요."));

    static Diagnosis WrongSign(string sign) => new(DiagnosisIds.WrongOperator, null, new(
        $"The right-hand side is right; “{sign}=” is not what has to happen with it.",
        $"오른쪽 식은 맞아요. 하지만 “{sign}=” 연산이 맞지 않아요."));

    static Diagnosis WrongLine { get; } = new(DiagnosisIds.WrongEntries, null, new(
        "This line still computes something else, and no usual slip explains it.",
        "이 줄은 아직 다른 값을 계산해요. 흔한 실수로는 설명되지 않아요."));
}
