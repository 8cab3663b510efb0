using System.Diagnostics;
using System.Globalization;

namespace BackpropTutor.Benchmarks;

/// <summary>The same work in Python, where the interpreter and the module are installed. A script prints seconds, the result and what
/// library did the work.</summary>
static class Python
{
    const string Interpreter = "/usr/bin/python3";

    public static Contender Contender(string name, string script, int threads) =>
        new(name, _ => throw new NotSupportedException("It is timed by itself.")) { Elsewhere = () => Run(script, threads) };

    static External? Run(string script, int threads)
    {
        if (!File.Exists(Interpreter))
        {
            return null;
        }

        var start = new ProcessStartInfo(Interpreter, [Path.Combine(AppContext.BaseDirectory, "Cases", script)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OPENBLAS_NUM_THREADS"] = start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var words = process.StandardOutput.ReadToEnd().Split();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new External(double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture),
                words[2])
            : null;
    }
}
