using System.Diagnostics;
using BackpropTutor.Grading.Tests.Classics;

namespace BackpropTutor.LongRuns;

/// <summary>The gradients that every course derives, in several rewrites and at many seeds: what a right answer may never meet.</summary>
sealed class ClassicsRun : ILongRun
{
    public static string Verb => "classics";

    public static string Summary =>
        "grades classic gradients in several forms (--seeds 1000, --seed 1, --only part of a name; wrong answers at every 50th seed, or "
        + "--wrong-every)";

    public static int Run(Options options)
    {
        var (seeds, first, only, wrongEvery) = (options.Number("seeds", 1000), options.Number("seed", 1), options.Text("only"),
            options.Number("wrong-every", 50));
        var (study, start) = (new ClassicStudy(), Stopwatch.GetTimestamp());
        Classic[] classics = [.. ClassicStudy.Classics.Where(classic => only is null
            || classic.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
        Parallel.ForEach(classics, classic =>
        {
            for (var seed = first; seed < first + seeds; seed++)
            {
                study.Run(classic, (ulong)seed, (seed - first) % wrongEvery == 0);
            }
        });

        Console.WriteLine(
            $"{classics.Length} classics at {seeds} seeds from {first}: {study.Right} right and {study.Wrong} wrong answers in "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        Console.WriteLine(
            $"{study.FalseRejects.Count} right ones not found correct, {study.Broken.Count} exercises called broken, "
            + $"{study.FalseAccepts.Count} wrong ones not found wrong");
        string[] faults = [.. study.Broken, .. study.FalseRejects, .. study.FalseAccepts];
        foreach (var kind in faults.GroupBy(fault => fault[..fault.IndexOf(", seed", StringComparison.Ordinal)]))
        {
            Console.WriteLine($"{kind.Key}: {kind.Count()}");
            foreach (var fault in kind.Take(5))
            {
                Console.WriteLine($"  {fault}");
            }
        }

        return faults.Length == 0 ? 0 : 1;
    }
}
