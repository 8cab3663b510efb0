using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Misconceptions;

/// <summary>What holds of every misconception, found by what it is: a new one is tested by its own examples without a line here.</summary>
public sealed class EveryMisconceptionTests
{
    public static TheoryData<string> Ids => [.. Misconception.All.Select(misconception => misconception.Id)];

    public static TheoryData<string, int> Examples
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var misconception in Misconception.All)
            {
                for (var i = 0; i < misconception.Examples.Length; i++)
                {
                    all.Add(misconception.Id, i);
                }
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void HasExamplesAndTheIdOfItsFile(string id)
    {
        var misconception = Named(id);

        Assert.NotEmpty(misconception.Examples);
        // A shape that is wrong is told by the judges too: of the diagonal alone there is more to say.
        if (id != DiagnosisIds.WrongShape)
        {
            Assert.Equal(misconception.GetType().Name, id.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        }

    }

    [Theory, MemberData(nameof(Examples))]
    public void IsToldFirstOfItsExamples(string id, int number)
    {
        var example = Named(id).Examples[number];
        var verdict = Grader.Grade(KeyOf(example), example.Answer);

        Assert.True(verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial,
            $"{example.Answer}: {verdict.Kind} {verdict.Mistake?.Message.English}");
        Assert.Equal((id, example.Node), (verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Node));
        IsASentenceInBothLanguages(verdict.Diagnoses[0].Message);
    }

    /// <summary>The check of an exercise looks at every wrong answer that any rule makes there: whole sentences, and never the
    /// truth.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void ItsExamplesAreSoundExercises(string id, int number) =>
        Assert.Empty(ExerciseCheck.Of(KeyOf(Named(id).Examples[number])).Faults);

    static Misconception Named(string id) => Misconception.All.Single(misconception => misconception.Id == id);

    static AnswerKey KeyOf(MisconceptionExample example)
    {
        var shapes = example.Shapes.Concat(example.Values.Select(pair => (pair.Name, pair.Value.Shape)));
        var program = AnswerLanguage.ReadProgram(example.Program, shapes.ToDictionary(pair => pair.Name, pair => pair.Shape));
        Assert.True(program.Succeeded, $"{example.Program}: {program.Mistake?.Message.English}");
        var key = AnswerKey.Of(new()
        {
            Id = $"{example.Program} {example.Asked}",
            Question = example.Values.IsEmpty ? new FormulaFor(example.Asked) : new NumbersFor(example.Asked),
            Model = new(program.Value) { Values = ByName(example.Values) },
            OtherNumbers = example.OtherValues.IsEmpty ? [] : [new(ByName(example.OtherValues), AreAuthors: true)],
        });
        Assert.True(key.Faults.IsEmpty, key.Faults.FirstOrDefault()?.English);
        return key;
    }

    static ImmutableDictionary<string, Tensor> ByName(ImmutableArray<(string Name, Tensor Value)> values) =>
        values.ToImmutableDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    static void IsASentenceInBothLanguages(Bilingual message)
    {
        Assert.Matches(@"^\S.{10,}\.$", message.English);
        Assert.Matches(@"^\S.{5,}\.$", message.Korean);
        Assert.Matches(@"\p{IsHangulSyllables}", message.Korean);
        Assert.DoesNotMatch(@"\p{IsHangulSyllables}", message.English);
        Assert.DoesNotContain("  ", message.English + message.Korean, StringComparison.Ordinal);
    }
}
