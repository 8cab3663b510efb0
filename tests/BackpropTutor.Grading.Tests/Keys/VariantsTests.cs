using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Support;
using Xunit;

namespace BackpropTutor.Grading.Tests.Keys;

public sealed class VariantsTests
{
    public static TheoryData<string, string> Gradients =>
        [.. Oracle.Examples.SelectMany(example => example.Values.Keys.Select(name => (example.Id, name)))];

    [Theory]
    [MemberData(nameof(Gradients))]
    public void AVariantHasOtherNumbersOfTheSameShapesAndIsSound(string id, string wrt)
    {
        var example = Oracle.Examples.Single(worked => worked.Id == id);
        var exercise = new Exercise
        {
            Id = id,
            Question = new NumbersFor(new GradientOf(wrt)),
            Model = new(example.Program.Expect()) { Values = example.Values, Kinds = example.Kinds },
        };
        foreach (var number in new[] { 1, 2, 3 })
        {
            var variant = Variants.Of(exercise, number);
            var again = Variants.Of(exercise, number);

            Assert.Empty(AnswerKey.Of(variant).Faults);
            Assert.Contains(variant.Model!.Values, pair => !pair.Value.Values.SequenceEqual(example.Values[pair.Key].Values));
            Assert.All(variant.Model.Values, pair => Assert.Equal(example.Values[pair.Key].Shape, pair.Value.Shape));
            Assert.All(variant.Model.Values, pair => Assert.True(pair.Value.Values.SequenceEqual(again.Model!.Values[pair.Key].Values)));
        }
    }

    [Fact]
    public void TheAuthorsOwnNumbersAreVariantZero()
    {
        var exercise = Nodes.Formula("variant", SmallNetwork.Program, new GradientOf("W"));

        Assert.Same(exercise, Variants.Of(exercise, 0));
    }

    [Fact]
    public void StatedNumbersBelongToTheAuthorsNumbers()
    {
        var exercise = new Exercise
        {
            Id = "stated-numbers",
            Question = new NumbersFor(new GradientOf("b")),
            Model = new(SmallNetwork.Program) { Values = SmallNetwork.Values },
            Stated = [new("[2, -1]"), new("u ⊙ h")],
        };

        Assert.Equal(["u ⊙ h"], Variants.Of(exercise, 1).Stated.Select(stated => stated.Answer));
    }
}
