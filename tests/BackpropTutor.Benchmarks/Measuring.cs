using System.Diagnostics;

namespace BackpropTutor.Benchmarks;

/// <summary>What was measured of one contender: seconds for one call in each round, bytes allocated by one, and its result.</summary>
sealed record Measured(Contender Contender, List<double> Seconds, double Bytes, double Result)
{
    public double Median => Seconds.Order().ElementAt(Seconds.Count / 2);

    public double Least => Seconds.Min();

    /// <summary>What did the work, where that is another program's.</summary>
    public string? Library { get; init; }
}

/// <summary>
/// Times contenders in turn, round after round, so that a machine that grows slower does so for all of them and the ratios stay.
/// A stretch is short, so that on a busy machine some are not interrupted: the least time is then the truest.
/// </summary>
static class Measuring
{
    const int Rounds = 101;
    const int RoundsElsewhere = 3;
    static readonly TimeSpan Stretch = TimeSpan.FromMilliseconds(3);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    public static List<Measured> Of(IBenchmark benchmark)
    {
        var contenders = benchmark.Contenders;
        var here = contenders.Where(contender => contender.Elsewhere is null).Select(Warm).ToList();
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds && (round < 1 || Stopwatch.GetElapsedTime(began) < Patience); round++)
        {
            foreach (var (measured, calls) in here)
            {
                measured.Seconds.Add(Time(measured.Contender, calls));
            }
        }

        var elsewhere = contenders.Where(contender => contender.Elsewhere is not null)
            .Select(contender => (contender, Reports: Enumerable.Range(0, RoundsElsewhere).Select(_ => contender.Elsewhere!())
                .OfType<External>().ToList()))
            .Where(each => each.Reports.Count > 0)
            .Select(each => new Measured(each.contender, [.. each.Reports.Select(report => report.Seconds)], double.NaN,
                each.Reports[0].Result)
            { Library = each.Reports[0].Library });
        return [.. here.Select(each => each.Measured), .. elsewhere];
    }

    /// <summary>Runs until the just-in-time compiler has done its best, then finds how many calls fill a stretch.</summary>
    static (Measured Measured, int Calls) Warm(Contender contender)
    {
        var result = contender.Run(1);
        var calls = 1;
        // Not the first call: it compiles, and would make the shortest work look too long to need warming.
        if (Time(contender, 1) < Stretch.TotalSeconds)
        {
            for (var i = 0; i < 80; i++)
            {
                contender.Run(100);
                Thread.Sleep(25);
            }

            calls = Math.Max(1, (int)(Stretch.TotalSeconds / Time(contender, 10)));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Run(calls);
        return (new(contender, [], (double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls, result), calls);
    }

    static double Time(Contender contender, int calls)
    {
        var began = Stopwatch.GetTimestamp();
        contender.Run(calls);
        return Stopwatch.GetElapsedTime(began).TotalSeconds / calls;
    }
}
