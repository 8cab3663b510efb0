using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Judging;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Checking;

/// <summary>
/// Checks a question that something is calculated for: two witnesses for the key, points that tell every mistake from the truth, right
/// answers in other words accepted, stated wrong answers caught and explained as stated.
/// </summary>
static class CalculationCheck
{
    public static CheckReport Of(AnswerKey key)
    {
        var faults = new List<CheckFault>();
        var rewrites = OfRewrites(key, faults);
        var (killed, confusable, distinguishable, namedFirst) = OfMistakes(key, faults);
        OfStated(key, faults);
        return new()
        {
            Faults = [.. faults],
            Rewrites = rewrites,
            Mistakes = key.SingleMistakes.Differing.Count(wrong => wrong.Answer.IsTellable),
            Killed = killed,
            Equivalent = [.. key.SingleMistakes.Equivalent.Select(answer => answer.Id).Distinct(StringComparer.Ordinal)],
            Confusable = confusable,
            Distinguishable = distinguishable,
            NamedFirst = namedFirst,
        };
    }

    static int OfRewrites(AnswerKey key, List<CheckFault> faults)
    {
        if (key.ClosedForm is not { } formula || !key.Exercise.Question.AcceptsFormula)
        {
            return 0;
        }

        var accepted = 0;
        foreach (var (name, form) in Rewrites.Of(formula))
        {
            var verdict = FormulaJudge.Judge(key, Read(form));
            accepted += verdict.Kind == VerdictKind.Correct ? 1 : 0;
            if (verdict.Kind != VerdictKind.Correct || verdict.Diagnoses.Length > 0)
            {
                faults.Add(Fault("rewrite", $"A right answer in other words ({name}) is judged {verdict.Kind}.",
                    $"다르게 적은 맞는 답({name})이 {verdict.Kind}로 채점돼요."));
            }
        }

        return accepted;
    }

    static (int Killed, ImmutableArray<string> Confusable, int Distinguishable, int NamedFirst) OfMistakes(AnswerKey key,
        List<CheckFault> faults)
    {
        var (killed, distinguishable, namedFirst) = (0, 0, 0);
        var twins = Twins(key);
        var confusable = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var wrong in key.SingleMistakes.Differing.Where(wrong => wrong.Answer.IsTellable))
        {
            if (wrong.Answer.Stated is null && !(IsSentence(wrong.Answer.Message.English) && IsKorean(wrong.Answer.Message.Korean)))
            {
                faults.Add(Fault("message", $"The mistake {wrong.Answer.Id} has no whole sentence.",
                    $"{wrong.Answer.Id} 실수의 설명이 온전하지 않아요."));
            }

            var verdict = !key.Exercise.Question.AcceptsFormula ? Grade(key, Typed(wrong.Values[0]))
                : wrong.Answer is { Parts: [var part], Entry: null, IsGraph: true } ? FormulaJudge.Judge(key, Read(part))
                : new() { Kind = VerdictKind.Wrong, Diagnoses = [new(wrong.Answer.Id, null, wrong.Answer.Message)] };
            if (verdict.Kind == VerdictKind.Correct)
            {
                // Within the tolerance that numbers are judged by, the two are one answer; a formula never is.
                if (key.Exercise.Question.AcceptsFormula)
                {
                    faults.Add(Fault("accepted", $"The mistake {wrong.Answer.Id} is accepted.", $"{wrong.Answer.Id} 실수가 정답으로 채점돼요."));
                }

                confusable.Add($"{wrong.Answer.Id} = truth");
                continue;
            }

            killed++;
            distinguishable += twins.Contains(wrong.Answer) ? 0 : 1;
            namedFirst += !twins.Contains(wrong.Answer) && verdict.Diagnoses is [var plainest, ..] && plainest.Id == wrong.Answer.Id
                ? 1 : 0;
            if (verdict.Diagnoses is [var first, ..] && first.Id != wrong.Answer.Id)
            {
                confusable.Add($"{wrong.Answer.Id} = {first.Id}");
            }
        }

        return (killed, [.. confusable], distinguishable, namedFirst);
    }

    /// <summary>Mistakes that give the same answer as one of another name, at every point: they cannot be wrong distinguishable.</summary>
    static HashSet<WrongAnswer> Twins(AnswerKey key)
    {
        var evaluator = new LayeredEvaluator(key.Evaluator);
        WrongAnswer[] answers = [.. key.SingleMistakes.Differing.Select(wrong => wrong.Answer)];
        foreach (var part in answers.SelectMany(answer => answer.Parts))
        {
            evaluator.Add(part);
        }

        var values = new Tensor[answers.Length][];
        Array.Fill(values, []);
        foreach (var point in key.Points)
        {
            var own = evaluator.Evaluate(point.Variables, point.Values);
            for (var i = 0; i < answers.Length; i++)
            {
                values[i] = [.. values[i], answers[i].Numbers is null
                    ? WrongAnswers.Value(answers[i], key.Diagnosed.Target,
                        node => evaluator.Read(evaluator.SlotOf(node)!.Value, own, point.Values))
                    : key.SingleMistakes.Differing[i].Values[0]];
            }
        }

        return [.. answers.Where((answer, i) => answers.Where((other, j) =>
            other.Id != answer.Id && other.Shape.Equals(answer.Shape)
                && values[i].Zip(values[j]).All(pair => Numbers.Agree(pair.First, pair.Second, 1e-9))).Any())];
    }

    /// <summary>What its stated wrong answers are at fault in.</summary>
    public static ImmutableArray<CheckFault> OfStated(AnswerKey key)
    {
        var faults = new List<CheckFault>();
        OfStated(key, faults);
        return [.. faults];
    }

    /// <summary>A stated answer is judged by its effect: where numbers are asked for, by the numbers that its expression gives.</summary>
    static void OfStated(AnswerKey key, List<CheckFault> faults)
    {
        foreach (var (number, stated) in key.Exercise.Stated.Index())
        {
            var verdict = key.SingleMistakes.Differing.FirstOrDefault(wrong => wrong.Answer.Stated == number) switch
            {
                { Answer.Parts: [var part] } when key.Exercise.Question.AcceptsFormula => FormulaJudge.Judge(key, Read(part)),
                { Values: [var value, ..] } => Grade(key, Typed(value)),
                _ when key.SingleMistakes.Equivalent.Any(answer => answer.Stated == number) => new() { Kind = VerdictKind.Correct },
                _ => Grade(key, stated.Answer),
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

    static Verdict Grade(AnswerKey key, string answer) => AnswerJudge.Of(key.Exercise.Question).Grade(key, answer);

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

    static bool IsSentence(string text) => text.Length > 10 && text == text.Trim() && text.EndsWith('.')
        && !text.Contains("  ", StringComparison.Ordinal);

    static bool IsKorean(string text) => IsSentence(text) && text.Any(letter => letter is >= '가' and <= '힣');

    static CheckFault Fault(string id, string english, string korean) => new(id, new(english, korean));
}
