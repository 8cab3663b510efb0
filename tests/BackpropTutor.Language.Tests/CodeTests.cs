using System.Collections.Immutable;
using System.Text.Json;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Printing;
using BackpropTutor.Language.Tests.Oracle;
using BackpropTutor.Language.Tests.Support;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>Printed code, run by Python where it is installed: it must give the engine's own numbers, gradients included.</summary>
public sealed class CodeTests
{
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
        var program = AnswerLanguage.ReadProgram("z = W x + b; h = sigmoid(z); s = u' h", shapes).Expect();

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
    public void NumPyComputesTheSameValuesAndGradients() => RunsAndAgrees(Dialect.NumPy, "NumPy (Debian: python3-numpy)");

    [Fact]
    public void PyTorchComputesTheSameValuesAndGradients() => RunsAndAgrees(Dialect.Torch, "PyTorch (Debian: python3-torch)");

    /// <summary>All programs in one process: the sentences above, the worked examples, and every op of the catalog by its own
    /// probes.</summary>
    static void RunsAndAgrees(Dialect dialect, string library)
    {
        var random = new Random(11);
        var programs = Programs.Select(text => (Name: text, Program: Reader.Program(text)))
            .Concat(WorkedExamples.Examples.Select(Example))
            .Concat(Catalog.Types.SelectMany(type => type.Probes).Where(probe => !probe.Inputs.IsEmpty).Select(Probed))
            .ToArray();
        Assert.True(programs.Length > 250, $"{programs.Length} programs are few.");
        var script = new PythonScript(dialect);
        foreach (var (name, program) in programs)
        {
            script.Add(name, program, PointOf(program, random));
        }

        if (script.Run() is not { } disagreements)
        {
            Assert.Skip($"python3 with {library} is not installed.");
            return;
        }

        Assert.True(disagreements.Length == 0, string.Join('\n', disagreements.Take(20)));
    }

    /// <summary>Numbers in the ranges in which the ops are smooth: those of a probe come with it, others keep away from zero.</summary>
    static Dictionary<string, Tensor> PointOf(Program program, Random random) => program.Variables.ToDictionary(
        variable => variable.Symbol, variable => Draws.Tensor(variable.Shape,
            RangeOf.TryGetValue(program, out var ranges) ? ranges[variable.Symbol] : new(0.1, 2), random), StringComparer.Ordinal);

    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Program, Dictionary<string, Interval>> RangeOf = [];

    static (string Name, Program Program) Example(JsonElement example)
    {
        var text = example.GetProperty("expression").GetString()!;
        var shapes = WorkedExamples.PointOf(example).ToDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal);
        return (text, AnswerLanguage.ReadProgram("import numpy as np\n" + text, shapes).Expect());
    }

    static (string Name, Program Program) Probed(Probe probe)
    {
        var inputs = probe.Inputs.Select((shape, i) => Node.Variable("xyz"[i].ToString(), shape)).ToArray();
        var step = new Definition("t", Node.Of(probe.Op, inputs), default);
        var output = new Definition("r", Node.Of(new Sum(null, false), Node.Of(new Square(), step.Node)), default);
        var program = new Program
        {
            Text = "",
            Variables = [.. inputs.Select(input => (Variable)input.Op)],
            Definitions = [step, output],
            Output = output,
            Names = inputs.Select((input, i) => ("xyz"[i].ToString(), input)).Append(("t", step.Node)).Append(("r", output.Node))
                .ToDictionary(StringComparer.Ordinal),
            Spans = ImmutableDictionary<Node, TextSpan>.Empty,
        };
        RangeOf.Add(program, inputs.Select((input, i) => ("xyz"[i].ToString(), probe.Ranges[i])).ToDictionary(StringComparer.Ordinal));
        return ($"{probe.Op} of {string.Join(", ", probe.Inputs.AsEnumerable())}", program);
    }
}
