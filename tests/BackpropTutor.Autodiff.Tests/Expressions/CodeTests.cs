using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Expressions;

/// <summary>Printed code, run by Python where it is installed: it must give the engine's own numbers, gradients included.</summary>
public sealed class CodeTests
{
    const string Python = "/usr/bin/python3";

    static readonly string[] Programs =
    [
        "t = W x + b; k = sigmoid(t); r = u' k",
        "t = W x + b; k = relu(t); r = sum((k - v)^2)",
        "M = X W'; K = tanh(M + b); r = mean(K ⊙ K)",
        "r = -sum(y ⊙ logsoftmax(W' u)) + lambda * sum(W^2)",
        "P = softmax(X); r = sum(P[0, :] ⊙ y)",
        "r = ‖W x‖^2 + norm(W)",
        "D = delta x'; r = sum(D ⊙ max(0, W)) + trace(A) + (u' A v)",
        "r = sum(concat(u, x)^3) + x_2 * logsumexp(x)",
        "r = sum([a, c, a*c] ⊙ x) / (1 + exp(-a))",
        "r = sum(gelu(z) + silu(h) + elu(q) + leakyrelu(v) + softplus(u) + hardtanh(b))",
        "r = sum(1[z > 0] ⊙ h) + sum(sqrt(exp(x)) ⊙ abs(y))",
        "r = sum(diag(u) B diag(v)) + sum(X, axis=0) @ x + sum(mean(X, axis=1, keepdims=True)^2)",
        "r = sum(u' W) + sum((x' W2)^2) + sum((X.reshape(3, 4))^2)",
        "r = max(x) + min(y) + sum(max(X, axis=0)) + sum(clip(x, -0.5, 0.5)) + sum(sigmoid'(z))",
    ];

    [Fact]
    public void TheCodeLooksLikeWhatAPersonWouldWrite()
    {
        var shapes = Reader.Usual.Where(pair => pair.Key is "W" or "x" or "b" or "u").ToDictionary(StringComparer.Ordinal);
        var program = Language.ReadProgram("z = W x + b; h = sigmoid(z); s = u' h", shapes).Expect();

        Assert.Equal(
            """
            import numpy as np

            def sigmoid(x):
                return np.exp(-np.logaddexp(0, -np.asarray(x)))

            W = np.random.randn(2, 3)
            x = np.random.randn(3)
            b = np.random.randn(2)
            u = np.random.randn(2)

            z = W @ x + b
            h = sigmoid(z)
            s = u @ h

            ds = 1
            dh = u
            dz = u * (h * (1 - h))
            dW = np.outer(dz, x)
            dx = W.T @ dz
            db = dz
            du = h

            """.ReplaceLineEndings("\n"),
            Code.Print(program, Dialect.NumPy, gradients: true));
    }

    [Fact]
    public void NumPyComputesTheSameValuesAndGradients()
    {
        var random = new Random(11);
        var script = new StringBuilder();
        var expected = new List<double>();
        foreach (var text in Programs)
        {
            var program = Reader.Program(text);
            var values = program.Variables.ToDictionary(variable => variable.Symbol, variable => Tensor.Filled(variable.Shape, 0).Map(_ => Math.Round((random.NextDouble() - 0.5) * 4, 3)), StringComparer.Ordinal);
            var backward = Backward.Of(program.Output.Node);
            script.Append(Code.Print(program, Dialect.NumPy, values, gradients: true));
            var asked = program.Variables.Where(variable => backward.Reaches(program.Names[variable.Symbol])).ToArray();
            var run = Run.Of(Graph.Of([program.Output.Node, .. asked.Select(variable => backward.GradientOf(program.Names[variable.Symbol]))]), values);
            expected.AddRange(run[program.Output.Node].Values);
            script.AppendLine("show(r)");
            foreach (var variable in asked)
            {
                expected.AddRange(run[backward.GradientOf(program.Names[variable.Symbol])].Values);
                var name = NameOf(variable.Symbol);
                script.AppendLine(CultureInfo.InvariantCulture, $"show(np.broadcast_to(d{variable.Symbol}, np.shape({name})))");
            }
        }

        var (code, output, error) = RunPython("def show(v):\n    import numpy as np\n    for t in np.ravel(v):\n        print(repr(float(t)))\n\n" + script);
        if (code == 127)
        {
            Assert.Skip("python3 with NumPy is not installed (Debian: python3-numpy).");
        }

        Assert.True(code == 0, error + script);
        var actual = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)));
    }

    static string NameOf(string symbol) => symbol == "lambda" ? "lambda_" : symbol;

    static (int Code, string Output, string Error) RunPython(string script)
    {
        if (!File.Exists(Python))
        {
            return (127, "", "");
        }

        var file = Path.Combine(Path.GetTempPath(), $"printed-{Guid.NewGuid():N}.py");
        File.WriteAllText(file, script);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Python, [file]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (error.Result.Contains("No module named 'numpy'", StringComparison.Ordinal) ? 127 : process.ExitCode, output, error.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
