using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>Nobody takes the room for reports from the others.</summary>
public sealed class ReportSharesTests
{
    [Fact]
    public void AClientHasSoManyReportsAndSoManyCharacters()
    {
        using var shares = new ReportShares(new() { ReportsPerHour = 3, ReportedCharactersPerHour = 100 });
        var (one, other) = (new Client("one"), new Client("other"));

        Assert.True(shares.TryTake(one, 60));
        Assert.False(shares.TryTake(one, 60));
        Assert.True(shares.TryTake(one, 40));
        Assert.False(shares.TryTake(one, 0));
        Assert.True(shares.TryTake(other, 100));
        Assert.False(shares.TryTake(other, 101));
    }
}
