using Xunit;

namespace BackpropTutor.Grading.Tests.Mutants;

public sealed class MutantTests
{
    [Fact]
    public void MutantsAreToldFromRightAnswers()
    {
        var study = new MutantStudy();
        for (var seed = 1; seed <= 300; seed++)
        {
            study.Run(seed, 12);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{study.Right} right, {study.Wrong} wrong, {study.Unlabelled} unlabelled, {study.Undecided} undecided, unusable "
            + $"{study.Unusable.Count}: {string.Join("; ", study.Unusable.Take(5))}");
        Assert.Empty(study.WrongKeys);
        // Gates moved by a thousandth can hide from any finite set of points, the grader's or the label's; all else must be told.
        Assert.True(study.FalseAccepts.Count * 500 <= study.Wrong, string.Join("\n", study.FalseAccepts));
        Assert.True(study.FalseRejects.Count * 500 <= study.Right, string.Join("\n", study.FalseRejects));
        Assert.Equal(0, study.Undecided);
        Assert.True(study.Right > 200 && study.Wrong > 500, $"{study.Right} right, {study.Wrong} wrong");
        Assert.True(study.Unusable.Count < 8, string.Join("; ", study.Unusable));
    }

    /// <summary>Each of these once had a wrong answer accepted: its gate turns only far out, in a corner of other gates, or in a wedge
    /// beside the right one.</summary>
    [Theory]
    [InlineData(778566)]
    [InlineData(779235)]
    [InlineData(1000624)]
    [InlineData(2000864)]
    [InlineData(2002443)]
    [InlineData(4001268)]
    [InlineData(4002411)]
    [InlineData(4003989)]
    [InlineData(5000889)]
    [InlineData(6000111)]
    [InlineData(9100950)]
    [InlineData(20263966)]
    public void AGateThatHidesIsFound(int seed)
    {
        var study = new MutantStudy();
        study.Run(seed, 12);

        Assert.True(study.Wrong > 0);
        Assert.Empty(study.FalseAccepts);
        Assert.Empty(study.FalseRejects);
        Assert.Equal(0, study.Undecided);
    }
}
