using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>How many messages are read from one circuit.</summary>
public sealed class MessageRateTests
{
    const long Second = 1000;

    [Fact]
    public void APageThatBeginsMaySendManyAtOnce()
    {
        var rate = new MessageRate(10, 50, 0, Second);

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(TimeSpan.Zero, rate.Take(0)));
        Assert.Equal(TimeSpan.FromSeconds(0.1), rate.Take(0));
        Assert.Equal(TimeSpan.FromSeconds(0.2), rate.Take(0));
    }

    [Fact]
    public void WhoeverSendsNoFasterThanThatNeverWaits()
    {
        var rate = new MessageRate(10, 1, 0, Second);

        Assert.All(Enumerable.Range(1, 1000), i => Assert.Equal(TimeSpan.Zero, rate.Take(i * Second / 10)));
    }
}
