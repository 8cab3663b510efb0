using System.Diagnostics;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Tests.Support;

namespace BackpropTutor.LongRuns;

/// <summary>Gradients of random graphs, printed as text and as LaTeX: each must read back, mean the same and print the same
/// again.</summary>
sealed class PrintingRun : ILongRun
{
    public static string Verb => "printing";

    public static string Summary => "prints closed forms of random graphs and reads them back (--count 10000, --seed 1, --steps 12)";

    public static int Run(Options options)
    {
        var (count, first, most) = (options.Number("count", 10_000), options.Number("seed", 1), options.Number("steps", 12));
        var (failures, forms, start) = (0, 0L, Stopwatch.GetTimestamp());
        for (var i = 0; i < count && failures < 20; i++)
        {
            var seed = unchecked(first + i);
            var graph = RandomGraph.Grown(seed, 1 + (int)((uint)seed % most));
            forms += 4L * graph.Nodes.Count;
            foreach (var dialect in new[] { Dialect.Text, Dialect.Latex })
            {
                if (RoundTrip.Fault(graph, dialect) is { } fault)
                {
                    failures++;
                    Console.WriteLine($"seed {seed}: {fault}");
                }
            }
        }

        Console.WriteLine(
            $"{count} graphs from seed {first}, {forms} expressions: {failures} failures in "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        return failures == 0 ? 0 : 1;
    }
}
