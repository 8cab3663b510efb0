namespace BackpropTutor.Benchmarks;

/// <summary>The figures of one benchmark as text.</summary>
static class Table
{
    public static void Write(TextWriter writer, IBenchmark benchmark, List<Measured> all)
    {
        writer.WriteLine($"{benchmark.Name}: {benchmark.Aim}");
        writer.WriteLine($"  {"",-38}{"median",12}{"least",12}{"× baseline",12}{"bytes",10}  result");
        foreach (var measured in all)
        {
            var bytes = double.IsNaN(measured.Bytes) ? "" : $"{measured.Bytes / benchmark.Operations:0.#}";
            writer.WriteLine(
                $"  {Name(measured),-38}{Time(measured.Median / benchmark.Operations),12}{Time(measured.Least / benchmark.Operations),12}"
                + $"{Ratio(measured, all[0]),12:0.000}{bytes,10}  {measured.Result:G12}");
        }

        foreach (var measured in all)
        {
            if (all.Find(other => other.Contender == measured.Contender.Against) is { } rival)
            {
                writer.WriteLine(
                    $"  {Name(measured)}: {measured.Median / rival.Median:0.000} of {Name(rival)}; least by least "
                    + $"{measured.Least / rival.Least:0.000}");
            }
        }

        writer.WriteLine();
    }

    static string Name(Measured measured) => measured.Library is { } library
        ? $"{measured.Contender.Name} ({library})" : measured.Contender.Name;

    /// <summary>The median over the rounds of this contender's time by the baseline's in the same round.</summary>
    static double Ratio(Measured measured, Measured baseline) => measured.Seconds.Count == baseline.Seconds.Count
        ? measured.Seconds.Zip(baseline.Seconds, (mine, theirs) => mine / theirs).Order().ElementAt(measured.Seconds.Count / 2)
        : measured.Median / baseline.Median;

    static string Time(double seconds) => seconds switch
    {
        < 1e-6 => $"{seconds * 1e9:0.00} ns",
        < 1e-3 => $"{seconds * 1e6:0.000} µs",
        < 1 => $"{seconds * 1e3:0.00} ms",
        _ => $"{seconds:0.000} s",
    };
}
