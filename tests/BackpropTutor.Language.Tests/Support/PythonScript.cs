using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Language.Tests.Support;

/// <summary>Printed programs, run one after another by one Python process, and what they print against what the engine computes.</summary>
sealed class PythonScript(Dialect dialect)
{
    const string Python = "/usr/bin/python3";
    const double Tolerance = 1e-9;

    readonly StringBuilder text = new();
    readonly List<(string What, double Expected)> expected = [];

    /// <summary>Adds a program with its gradients at a point.</summary>
    public void Add(string name, Program program, IReadOnlyDictionary<string, Tensor> point)
    {
        var at = program.Differentiate().At(point);
        var backward = Backward.Of(program.Output.Node);
        var code = new StringBuilder(Code.Print(program, dialect, point, gradients: true));
        var output = Spelled(program.Output.Name);
        Expect(output, at.Value(program.Output.Node));
        foreach (var variable in program.Variables.Where(variable => backward.Reaches(program.Names[variable.Symbol])))
        {
            var source = Spelled(variable.Symbol);
            var gradient = dialect == Dialect.NumPy
                ? $"np.broadcast_to(d{variable.Symbol}, np.shape({source}))"
                : $"torch.as_tensor(d{variable.Symbol}, dtype=torch.float64).expand({source}.shape)";
            Expect(gradient, at.Gradient(program.Names[variable.Symbol]));
        }

        // Each program has names of its own; one that fails must not take the others with it.
        text.AppendLine(CultureInfo.InvariantCulture, $"run({Quoted(code.ToString())}, {Quoted(name)})");

        void Expect(string expression, Tensor value)
        {
            code.AppendLine(CultureInfo.InvariantCulture, $"show({expression}, {value.Values.Length})");
            expected.AddRange(value.Values.ToArray().Select((entry, i) => ($"{name}: {expression}, entry {i}", entry)));
        }
    }

    /// <summary>What Python computed otherwise, or null where it or its library is not installed.</summary>
    public string[]? Run()
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        var (code, output, error) = Start($$"""
            import {{(dialect == Dialect.NumPy ? "numpy" : "torch")}}
            import numpy

            def show(value, count):
                entries = numpy.ravel(value)
                assert len(entries) == count, (value, count)
                for entry in entries:
                    print(repr(float(entry)))

            problems = []

            def run(code, name):
                try:
                    exec(compile(code, name, "exec"), {"show": show})
                except Exception as problem:
                    problems.append(f"{name}: {problem!r}\n{code}")

            {{text}}
            if problems:
                raise SystemExit("\n".join(problems))
            """);
        if (code != 0)
        {
            return error.Contains("No module named", StringComparison.Ordinal) ? null : [error];
        }

        var actual = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        return actual.Length != expected.Count
            ? [$"{actual.Length} numbers were printed, {expected.Count} expected."]
            : [.. expected.Zip(actual).Where(pair => !Near.Close(pair.First.Expected, pair.Second, Tolerance))
                .Select(pair => $"{pair.First.What} should be {pair.First.Expected:R} and is {pair.Second:R}")];
    }

    string Spelled(string name) => Printer.Print(Node.Variable(name, Shape.Scalar), dialect, node => ((Variable)node.Op).Symbol);

    static string Quoted(string code) => "\"\"\"" + code.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"\"\"";

    static (int Code, string Output, string Error) Start(string script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"printed-{Guid.NewGuid():N}.py");
        File.WriteAllText(file, script);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Python, [file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false
            })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
