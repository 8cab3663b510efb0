using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Grading.Tests.Support;
using Xunit;

namespace BackpropTutor.Grading.Tests.Keys;

public sealed class CheckTablesTests
{
    static readonly Exercise Weights = new()
    {
        Id = "check-table",
        Question = new NumbersOrFormulaFor(new GradientOf("W")),
        Model = new(SmallNetwork.Program) { Values = SmallNetwork.Values },
    };

    [Theory]
    [InlineData("(u ⊙ h ⊙ (1 - h)) x'", 1e-7)]
    [InlineData("[[0.5, 1, -0.5], [-0.1966, -0.3932, 0.1966]]", 1e-3)]
    public void ASolvedItemShowsEveryEntryByDifferencesAndByReverseMode(string answer, double bound)
    {
        var table = Grader.Grade(Weights, answer).CheckTable!;

        Assert.Equal((Shape.Matrix(2, 3), 6), (table.Shape, table.Rows.Length));
        Assert.All(table.Rows, row =>
        {
            Assert.True(row.RelativeError < bound, $"{row}");
            Assert.Equal(row.Analytic, row.Numeric!.Value, 1e-8);
        });
        Assert.Equal(0.5, table.Rows[0].Analytic, 1e-12);
    }

    [Theory]
    [InlineData("u x'")]
    [InlineData("[[0.5, 1, -0.5], [0, 0, 0]]")]
    public void NothingThatIsNotSolvedHasACheck(string answer) => Assert.Null(Grader.Grade(Weights, answer).CheckTable);

    [Fact]
    public void AValueHasNoDifferences()
    {
        var verdict = Grader.Grade(Weights with { Question = new NumbersFor(new ValueOf("s")) }, "0.26894");

        Assert.Null(Assert.Single(verdict.CheckTable!.Rows).Numeric);
    }

    [Fact]
    public void AnEntryOfAGradientIsCheckedAlone()
    {
        var verdict = Grader.Grade(Weights with { Question = new NumbersFor(new EntryOf(new GradientOf("W"), [1, 2])) }, "0.19661");

        var row = Assert.Single(verdict.CheckTable!.Rows);
        Assert.Equal(row.Analytic, row.Numeric!.Value, 1e-8);
    }
}
