using System.Text.Json;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using Xunit;

namespace BackpropTutor.Grading.Tests;

/// <summary>The grader against answers that people wrote down: every right formula passes, every known wrong answer does not.</summary>
public sealed class WorkedExampleTests
{
    public static TheoryData<string, string, string> Formulas => [.. Oracle.Examples
        .Where(example => example.Facts.TryGetProperty("gradient_formulas", out var formulas) && formulas.ValueKind == JsonValueKind.Object)
        .SelectMany(example => example.Facts.GetProperty("gradient_formulas").EnumerateObject()
            .Select(formula => (example.Id, formula.Name, formula.Value.GetString()!)))];

    public static TheoryData<string, string, string, bool> WrongAnswers => [.. Oracle.Examples
        .Where(example => example.Facts.TryGetProperty("wrong_answers", out _))
        .SelectMany(example => example.Facts.GetProperty("wrong_answers").EnumerateArray()
            .Where(wrong => example.Program.Value?.Names.ContainsKey(wrong.GetProperty("target").GetString()!) == true)
            .SelectMany(wrong => new[]
            {
                (example.Id, wrong.GetProperty("target").GetString()!, Typed(wrong.GetProperty("value")), true),
                (example.Id, wrong.GetProperty("target").GetString()!, wrong.GetProperty("formula").GetString() ?? "", false),
            }.Where(item => item.Item3.Length > 0)))];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void EveryRightFormulaPassesAtItsNumbersAndAtDrawnOnes(string id, string wrt, string formula)
    {
        foreach (var isFixed in new[] { true, false })
        {
            var verdict = Grader.Grade(Prepare(id, wrt, isFixed, new FormulaFor(new GradientOf(wrt))), formula);
            Assert.True(verdict.Kind == VerdictKind.Correct,
                $"{id} ∂/∂{wrt} = {formula}, fixed: {isFixed}: {verdict.Kind} {verdict.Mistake?.Message} "
                + $"{string.Join(" ", verdict.Diagnoses)}");
        }
    }

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public void NoKnownWrongAnswerPasses(string id, string wrt, string answer, bool isNumber)
    {
        var question = isNumber ? (Question)new NumbersFor(new GradientOf(wrt)) : new FormulaFor(new GradientOf(wrt));
        var verdict = Grader.Grade(Prepare(id, wrt, true, question), answer);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{id} ∂/∂{wrt} {answer}: {verdict.Kind} "
            + $"{string.Join(" | ", verdict.Diagnoses.Select(diagnosis => $"{diagnosis.Id}@{diagnosis.Node} {diagnosis.Message}"))}");

        Assert.Contains(verdict.Kind, new[] { VerdictKind.Wrong, VerdictKind.Partial });
    }

    [Fact]
    public void EveryKeyIsThePyTorchGradient()
    {
        foreach (var example in Oracle.Examples)
        {
            foreach (var gradient in example.Facts.GetProperty("expected_gradients").EnumerateObject())
            {
                var prepared = Prepare(example.Id, gradient.Name, true, new NumbersFor(new GradientOf(gradient.Name)));
                var expected = Oracle.Number(gradient.Value);
                Assert.True(prepared.Faults.IsEmpty, $"{example.Id} {gradient.Name}: {string.Join(" ", prepared.Faults)}");
                Assert.Equal(expected.Values.ToArray(), prepared.Key!.Values.ToArray(),
                    (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1e-3, Math.Abs(a)));
            }
        }
    }

    static AnswerKey Prepare(string id, string wrt, bool isFixed, Question question)
    {
        var example = Oracle.Examples.Single(worked => worked.Id == id);
        return AnswerKey.Of(new()
        {
            Id = $"{id} {wrt}",
            Question = question,
            Model = isFixed ? new(example.Program.Expect()) { Values = example.Values }
                : new(example.Program.Expect()) { Kinds = example.Kinds },
        });
    }

    static string Typed(JsonElement value) => value.GetRawText();
}
