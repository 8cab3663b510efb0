using System.Diagnostics;
using System.Text;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.LongRuns;

/// <summary>
/// Hostile text: pieces of formulas, scripts and LaTeX in any order, mutated and repeated, and plain noise. Only reported mistakes may come
/// back, each with a place inside the text, and none may take long.
/// </summary>
sealed class ParserRun : ILongRun
{
    const double LongestMilliseconds = 10;

    static readonly string[] Pieces =
    [
        "W", "x", "b", "u", "delta", "δ", "W_1", "W₂", "x_{1}", "W_{2,3}", "y_pred", "Wx", "δxᵀ", "h", "f", "e", "π", "1", "2.5", "1e-3", "2e", ".5", "0", "σ", "tanh", "log", "exp", "max",
        "softmax", "sum", "norm", "relu", "σ'", "diag", "concat", "ones", "zeros", "eye", "(", ")", "[", "]", "{", "}", "|", "‖", "||", "+", "-", "−", "*", "·", "×", "/", "@", "⊙", "^", "**",
        "'", "ᵀ", "^T", ".T", ".dot(", ".sum(axis=0, keepdims=True)", ".reshape(-1, 1)", ".shape[0]", "[0]", "[:, 1]", "[-1]", "1[z > 0]", "1{", "<", ">", "==", "!=", ",", ";", "\n", " ", "  ",
        "=", "-=", "+=", "#", "np.", "np.dot(", "np.random.randn(2, 3)", "import numpy as np\n", "for t in range(3):\n  ", "print('a", "\\frac{", "\\frac12", "\\sqrt{", "\\sum", "\\log ",
        "\\delta", "\\mathbf{W}", "\\hat{y}", "\\left(", "\\right)", "\\lVert ", "\\rVert", "\\begin{bmatrix}", "\\end{bmatrix}", "&", "\\\\", "^{\\top}", "∂s/∂z", "ds/dz", "\\partial ", "$",
        "axis=", "True", "²", "⁻¹", "₁", "∑", "\u0302", "\uD835", "한글", "￥", "（", "\0", "\t", "\r\n", "\"", "!", "?", "~", "\\", "_", "__", "99999999999", "a = 1\n", "x = x - 1\n",
    ];

    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["W"] = Shape.Matrix(2, 3), ["x"] = Shape.Vector(3), ["b"] = Shape.Vector(2), ["u"] = Shape.Vector(2), ["delta"] = Shape.Vector(2), ["a"] = Shape.Scalar, ["y_pred"] = Shape.Vector(2),
    };

    public static string Verb => "parser";

    public static string Summary => "feeds the reader hostile text (--minutes 1, --seed 1)";

    public static int Run(Options options)
    {
        var (minutes, first) = (options.Number("minutes", 1), options.Number("seed", 1));
        var scope = Scope.Of(Language.ReadProgram("z = W x + b; h = sigmoid(z); s = u' h", Shapes).Expect());
        var (texts, characters, accepted, failures, slowest, slowestSeed) = (0L, 0L, 0L, 0, 0.0, 0);
        var start = Stopwatch.GetTimestamp();
        WarmUp(scope);
        for (var seed = first; Stopwatch.GetElapsedTime(start).TotalMinutes < minutes; seed = unchecked(seed + 1))
        {
            var text = TextOf(new Random(seed));
            var (fault, read) = Fault(text, scope);
            var milliseconds = Milliseconds(text, scope);
            if (milliseconds > LongestMilliseconds)
            {
                // Another process may have had the processor: only what is slow each time is slow.
                milliseconds = Enumerable.Range(0, 5).Min(_ => Milliseconds(text, scope));
                fault ??= milliseconds > LongestMilliseconds ? $"took {milliseconds:F1} ms" : null;
            }

            if (milliseconds > slowest)
            {
                (slowest, slowestSeed) = (milliseconds, seed);
            }

            (texts, characters, accepted) = (texts + 1, characters + text.Length, accepted + (read ? 1 : 0));
            if (fault is not null)
            {
                failures++;
                Console.WriteLine($"seed {seed} ({text.Length} characters, “{text[..Math.Min(30, text.Length)].ReplaceLineEndings("⏎")}…”): {fault}");
                if (failures >= 20)
                {
                    break;
                }
            }
        }

        Console.WriteLine($"{texts} texts, {characters} characters, {accepted} read, the rest refused; slowest {slowest:F2} ms (seed {slowestSeed}); {failures} failures in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        return failures == 0 ? 0 : 1;
    }

    static void WarmUp(Scope scope)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            Fault(TextOf(new Random(seed)), scope);
        }
    }

    static double Milliseconds(string text, Scope scope)
    {
        var start = Stopwatch.GetTimestamp();
        Language.ReadAnswer(text, scope);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static (string? Fault, bool Read) Fault(string text, Scope scope)
    {
        try
        {
            var program = Language.ReadProgram(text, Shapes);
            var answer = Language.ReadAnswer(text, scope);
            var numbers = Language.ReadNumbers(text);
            var shapes = Language.ReadShapes(text);
            foreach (var mistake in new[] { program.Mistake, answer.Mistake, numbers.Mistake, shapes.Mistake })
            {
                if (mistake is not null && (mistake.Span.Start < 0 || mistake.Span.End > text.Length || mistake.Span.Start > mistake.Span.End))
                {
                    return ($"a mistake stands outside the text: {mistake}", false);
                }
            }

            return (answer.Value is { } reading ? Unreadable(reading.Node) : null, answer.Succeeded);
        }
        catch (Exception exception)
        {
            return ($"threw {exception}", false);
        }
    }

    /// <summary>What was read must print, and the print must read again.</summary>
    static string? Unreadable(Node node)
    {
        MathMl.Print(node, _ => null);
        var text = Printer.Print(node, Dialect.Text, _ => null);
        if (text.Length > Limits.Characters)
        {
            return null;
        }

        var again = Language.ReadAnswer(text, Scope.Of(Language.ReadProgram("z = W x + b; h = sigmoid(z); s = u' h", Shapes).Expect()));
        return again.Mistake is { Id: not MistakeIds.TooLarge } mistake ? $"prints as “{text}”, which is refused: {mistake.Message.English}" : null;
    }

    static string TextOf(Random random)
    {
        var text = new StringBuilder();
        switch (random.Next(5))
        {
            case 0:
                var piece = Pieces[random.Next(Pieces.Length)] + Pieces[random.Next(Pieces.Length)];
                text.Insert(0, piece, Math.Min(random.Next(1, 3000), Limits.Characters / piece.Length));
                break;
            case 1:
                for (var i = random.Next(200); i > 0; i--)
                {
                    text.Append((char)random.Next(random.Next(2) == 0 ? 128 : 65536));
                }

                break;
            default:
                var most = random.Next(4) == 0 ? 1500 : 14;
                for (var i = random.Next(1, most); i > 0 && text.Length < Limits.Characters - 30; i--)
                {
                    text.Append(Pieces[random.Next(Pieces.Length)]);
                    text.Append(random.Next(3) == 0 ? " " : "");
                }

                break;
        }

        return text.ToString();
    }
}
