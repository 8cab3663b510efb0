using System.Diagnostics;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Support;

namespace BackpropTutor.LongRuns;

/// <summary>What one grade costs, reading included, once an exercise has been prepared.</summary>
sealed class GradingSpeedRun : ILongRun
{
    public static string Verb => "grading-speed";

    public static string Summary => "times single grades, reading included (--rounds 600)";

    public static int Run(Options options)
    {
        var rounds = options.Number("rounds", 600);
        var smooth = AnswerKey.Of(Nodes.Formula("speed", SmallNetwork.Program, new GradientOf("W")));
        var relu = Node.Of(new Relu(), SmallNetwork.Z);
        var output = Node.Of(new MatMul(), Node.Of(new Transpose(), SmallNetwork.U), relu);
        var kinked = AnswerKey.Of(Nodes.Formula("speed of gates", Nodes.Program(("z", SmallNetwork.Z), ("h", relu), ("s", output)),
            new GradientOf("W")));
        Time("a right formula", smooth, "(u ⊙ h ⊙ (1 - h)) x'", rounds);
        Time("a right formula with a gate of the function's", kinked, "(u ⊙ relu'(z)) x'", rounds);
        Time("a right formula with a gate of its own", kinked, "(u ⊙ (h > 0)) x'", rounds);
        Time("a wrong formula and its diagnosis", smooth, "u x'", rounds);
        Time("a wrong formula that nothing explains", smooth, "(u ⊙ h ⊙ h ⊙ h) x'", rounds);
        return 0;
    }

    static void Time(string what, AnswerKey exercise, string answer, int rounds)
    {
        var verdict = Grader.Grade(exercise, answer);
        // The runtime compiles what is hot a second time, in the background.
        for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm).TotalSeconds < 2;)
        {
            Grader.Grade(exercise, answer);
        }

        // A stretch is short, so that on a busy machine some are not interrupted.
        const int Stretch = 10;
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Stretch; i++)
            {
                Grader.Grade(exercise, answer);
            }

            times[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Stretch;
        }

        Array.Sort(times);
        Console.WriteLine(
            $"{what}: {times[0]:F1} µs at best, {times[rounds / 2]:F1} µs in the middle ({verdict.Kind}, {verdict.Points} points)");
    }
}
