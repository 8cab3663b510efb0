using BackpropTutor.Tests.Timing;
using Xunit;

namespace BackpropTutor.Language.Tests;

public sealed class SpeedTests
{
    /// <summary>Wide enough for a debug build and cold caches; what it catches is time that grows with the square of the length.</summary>
    const double Slack = 4;

    /// <summary>In milliseconds: what was quadratic here took hundreds.</summary>
    const double SlowestHere = 60;

    [Theory]
    [InlineData("a + ")]
    [InlineData("a c ")]
    [InlineData("σ(a) + ")]
    [InlineData("(a - c) * ")]
    public void TimeGrowsWithTheLengthOnly(string piece)
    {
        var (half, whole) = (Text(piece, Limits.Characters / 4), Text(piece, Limits.Characters / 2));
        Best(half);
        var (shorter, longer) = (Best(half), Best(whole));

        Assert.InRange(longer, 0, Math.Max(shorter * 2 * Slack, SlowestHere));
    }

    static string Text(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + "a";

    static double Best(string text) => Enumerable.Range(0, 15).Min(_ => ThreadTime.Of(() =>
        Assert.True(AnswerLanguage.ReadProgram(text, Reader.Usual) is { Succeeded: true }
            or { Mistake.Id: MistakeIds.TooLarge })).TotalMilliseconds);
}
