using Xunit;

namespace BackpropTutor.Grading.Tests.Classics;

public sealed class ClassicTests
{
    public static TheoryData<string> All => [.. ClassicStudy.Classics.Select(classic => classic.Name)];

    /// <summary>Few seeds here, a thousand in the long run of the same name.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void TheUsualFormAndItsRewritesAreRight(string name)
    {
        var (study, classic) = (new ClassicStudy(), ClassicStudy.Classics.Single(classic => classic.Name == name));
        for (var seed = 1UL; seed <= 4; seed++)
        {
            study.Run(classic, seed);
        }

        Assert.Empty(study.Broken);
        Assert.Empty(study.FalseRejects);
        Assert.Empty(study.FalseAccepts);
    }

    /// <summary>Seeds at which logistic regression was once called wrong or broken, since the key lost its digits where σ rounds to
    /// 1.</summary>
    [Theory]
    [InlineData("logistic regression", 3)]
    [InlineData("logistic regression", 14)]
    [InlineData("logistic regression", 16)]
    [InlineData("logistic regression", 21)]
    [InlineData("logistic regression", 48)]
    [InlineData("logistic regression", 51)]
    [InlineData("logarithm of tanh's slope", 5)]
    [InlineData("logarithm of tanh's slope", 6)]
    [InlineData("logarithm of tanh's slope", 7)]
    [InlineData("logarithm of tanh's slope", 8)]
    [InlineData("planar data, W2", 6)]
    [InlineData("planar data, W2", 18)]
    [InlineData("planar data, W2", 60)]
    [InlineData("planar data, W2", 95)]
    [InlineData("generator, saturating loss", 6)]
    [InlineData("generator, saturating loss", 13)]
    [InlineData("generator, saturating loss", 27)]
    public void ASeedFarOutChangesNothing(string name, int seed)
    {
        var study = new ClassicStudy();
        study.Run(ClassicStudy.Classics.Single(classic => classic.Name == name), (ulong)seed);

        Assert.Empty(study.Broken.Concat(study.FalseRejects).Concat(study.FalseAccepts));
    }

    [Fact]
    public void EveryClassicHasItsOwnName()
    {
        Assert.Equal(ClassicStudy.Classics.Count(), ClassicStudy.Classics.DistinctBy(classic => classic.Name).Count());
        Assert.True(ClassicStudy.Classics.Count() >= 60);
    }
}
