namespace BackpropTutor.Benchmarks;

/// <summary>Something that should be quick, beside what it is compared with. One file each; the program finds them by this
/// interface.</summary>
interface IBenchmark
{
    /// <summary>What is typed to run it alone.</summary>
    string Name { get; }

    /// <summary>What one operation is, and how long it may take.</summary>
    string Aim { get; }

    /// <summary>How many operations one call of a contender does: times are given for one.</summary>
    double Operations { get; }

    /// <summary>The first is the baseline of all ratios. All must come to the same numbers.</summary>
    IReadOnlyList<Contender> Contenders { get; }
}

/// <summary>One way to do the work.</summary>
/// <param name="Run">Does it so many times, and says what it came to, so that contenders can be compared and nothing is optimised
/// away.</param>
sealed record Contender(string Name, Func<int, double> Run)
{
    /// <summary>Another program takes its own time and reports it in seconds; null where it is not installed.</summary>
    public Func<External?>? Elsewhere { get; init; }

    /// <summary>Another contender whose share of time is to be told besides the baseline's.</summary>
    public Contender? Against { get; init; }
}

/// <summary>What another program reports: seconds for one call, the result, and the library that did the work.</summary>
sealed record External(double Seconds, double Result, string Library);
