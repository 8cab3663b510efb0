using System.Diagnostics;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Tests.Timing;
using Xunit;

namespace BackpropTutor.Grading.Tests.Speed;

/// <summary>Ceilings far above what is measured, so that only a change of order fails here; the figures themselves are printed.</summary>
public sealed class SpeedTests
{
    static readonly AnswerKey Weights = AnswerKey.Of(Nodes.Formula("speed", SmallNetwork.Program, new GradientOf("W")));

    [Fact]
    public void GradingARightFormulaTakesMicroseconds() =>
        Assert.True(Time("a right formula", "(u ⊙ h ⊙ (1 - h)) x'", VerdictKind.Correct) < 2000);

    [Fact]
    public void DiagnosingAWrongFormulaTakesLessThanAFrame() => Assert.True(Time("a diagnosed formula", "u x'", VerdictKind.Wrong) < 16000);

    [Fact]
    public void AFormulaThatNothingExplainsTakesLessThanAFrame() =>
        Assert.True(Time("an unexplained formula", "(u ⊙ h ⊙ h ⊙ h) x'", VerdictKind.Wrong) < 16000);

    static double Time(string what, string answer, VerdictKind expected)
    {
        Assert.Equal(expected, Grader.Grade(Weights, answer).Kind);
        var reading = Best(() => AnswerLanguage.ReadAnswer(answer, Weights.Scope!));
        var best = Best(() => Grader.Grade(Weights, answer));
        TestContext.Current.TestOutputHelper!.WriteLine($"Grading {what}: {best:F1} µs, of which reading {reading:F1} µs");
        return best;
    }

    static double Best(Action action)
    {
        // The runtime compiles what is hot a second time, in the background.
        for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm).TotalSeconds < 0.7;)
        {
            action();
        }

        var best = double.PositiveInfinity;
        for (var round = 0; round < 20; round++)
        {
            var cost = ThreadTime.Of(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    action();
                }
            });
            best = Math.Min(best, cost.TotalMicroseconds / 100);
        }

        return best;
    }
}
