using System.Diagnostics;
using BackpropTutor.Autodiff.Tests.Support;

namespace BackpropTutor.LongRuns;

/// <summary>Random graphs of up to 200 steps: forward mode, reverse mode and differences agree; pullbacks are linear; shapes return;
/// fan-outs add.</summary>
sealed class RandomGraphsRun : ILongRun
{
    static readonly (string Name, Func<RandomGraph, string?> Property)[] Properties =
    [
        ("chain rule", GraphProperties.ChainRule), ("linearity", GraphProperties.Linearity), ("shapes", GraphProperties.Shapes),
            ("fan-out", GraphProperties.FanOut),
    ];

    public static string Verb => "graphs";

    public static string Summary => "checks random graphs (--count 100000, --seed 1, --steps 200)";

    public static int Run(Options options)
    {
        var (count, first, most) = (options.Number("count", 100_000), options.Number("seed", 1), options.Number("steps", 200));
        var (failures, nodes, start) = (0, 0L, Stopwatch.GetTimestamp());
        for (var i = 0; i < count; i++)
        {
            var seed = unchecked(first + i);
            // Mostly small, where a mistake is easy to read, with a tail up to the full size.
            var size = new Random(seed).NextDouble();
            var graph = RandomGraph.Grown(seed, 1 + (int)(Math.Pow(size, 5) * most));
            nodes += graph.Nodes.Count;
            foreach (var (name, property) in Properties)
            {
                if (property(graph) is { } fault)
                {
                    failures++;
                    Console.WriteLine(
                        $"seed {seed} ({graph.Nodes.Count} nodes): {name}: {fault}. Again with --seed {seed} --count 1 --steps {most}");
                }
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(
            $"{count} graphs from seed {first}, {nodes} nodes, {Properties.Length} properties each: {failures} failures in "
            + $"{elapsed.TotalSeconds:F1} s");
        Console.WriteLine(
            $"{GraphProperties.Undecided} of them met a kink too near for a difference quotient; forward and reverse mode were compared "
            + $"in all.");
        return failures == 0 ? 0 : 1;
    }
}
