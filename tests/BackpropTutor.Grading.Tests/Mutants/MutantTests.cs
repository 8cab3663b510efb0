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
            $"{study.Right} right, {study.Wrong} wrong, {study.Unlabelled} unlabelled, {study.Undecided} undecided, unusable {study.Unusable.Count}: {string.Join("; ", study.Unusable.Take(5))}");
        Assert.Empty(study.WrongKeys);
        // Gates moved by a thousandth can hide from any finite set of points, the grader's or the label's; all else must be told.
        Assert.True(study.FalseAccepts.Count * 500 <= study.Wrong, string.Join("\n", study.FalseAccepts));
        Assert.True(study.FalseRejects.Count * 500 <= study.Right, string.Join("\n", study.FalseRejects));
        Assert.Equal(0, study.Undecided);
        Assert.True(study.Right > 200 && study.Wrong > 500, $"{study.Right} right, {study.Wrong} wrong");
        Assert.True(study.Unusable.Count < 8, string.Join("; ", study.Unusable));
    }
}
