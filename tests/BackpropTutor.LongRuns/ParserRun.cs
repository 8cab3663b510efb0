using System.Diagnostics;
using System.Text;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.LongRuns;

/// <summary>
/// Hostile text: pieces of formulas, scripts and LaTeX in any order, mutated and repeated, and plain noise. Only reported mistakes may come
/// back, each with a place inside the text, and none may take long.
/// </summary>
sealed class ParserRun : ILongRun
{
    const double LongestMilliseconds = 10;

    /// <summary>Of the longest text that is allowed, whatever it says.</summary>
    const double LongestAtFullLength = 5;

    static readonly string[] Pieces =
    [
        "W", "x", "b", "u", "delta", "δ", "W_1", "W₂", "x_{1}", "W_{2,3}", "y_pred", "Wx", "δxᵀ", "h", "f", "e", "π", "1", "2.5", "1e-3",
            "2e", ".5", "0", "σ", "tanh", "log", "exp", "max",
        "softmax", "sum", "norm", "relu", "σ'", "diag", "concat", "ones", "zeros", "eye", "(", ")", "[", "]", "{", "}", "|", "‖", "||", "+",
            "-", "−", "*", "·", "×", "/", "@", "⊙", "^", "**",
        "'", "ᵀ", "^T", ".T", ".dot(", ".sum(axis=0, keepdims=True)", ".reshape(-1, 1)", ".shape[0]", "[0]", "[:, 1]", "[-1]", "1[z > 0]",
            "1{", "<", ">", "==", "!=", ",", ";", "\n", " ", "  ",
        "=", "-=", "+=", "#", "np.", "np.dot(", "np.random.randn(2, 3)", "import numpy as np\n", "for t in range(3):\n  ", "print('a",
            "\\frac{", "\\frac12", "\\sqrt{", "\\sum", "\\log ",
        "\\delta", "\\mathbf{W}", "\\hat{y}", "\\left(", "\\right)", "\\lVert ", "\\rVert", "\\begin{bmatrix}", "\\end{bmatrix}", "&",
            "\\\\", "^{\\top}", "∂s/∂z", "ds/dz", "\\partial ", "$",
        "axis=", "True", "²", "⁻¹", "₁", "∑", "\u0302", "\uD835", "한글", "￥", "（", "\0", "\t", "\r\n", "\"", "!", "?", "~", "\\", "_", "__",
            "99999999999", "a = 1\n", "x = x - 1\n",
    ];

    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["W"] = Shape.Matrix(2, 3),
        ["x"] = Shape.Vector(3),
        ["b"] = Shape.Vector(2),
        ["u"] = Shape.Vector(2),
        ["delta"] = Shape.Vector(2),
        ["a"] = Shape.Scalar,
        ["y_pred"] = Shape.Vector(2),
    };

    public static string Verb => "parser";

    public static string Summary => "feeds the reader hostile text (--minutes 1, --seed 1)";

    public static int Run(Options options)
    {
        var (minutes, first) = (options.Number("minutes", 1), options.Number("seed", 1));
        var scope = Scope.Of(AnswerLanguage.ReadProgram("z = W x + b; h = sigmoid(z); s = u' h", Shapes).Expect());
        var (texts, characters, accepted, failures, slowest, slowestSeed) = (0L, 0L, 0L, 0, 0.0, 0);
        var start = Stopwatch.GetTimestamp();
        WarmUp(scope);
        var slow = new List<int>();
        for (var seed = first; failures < 20 && Stopwatch.GetElapsedTime(start).TotalMinutes < minutes; seed = unchecked(seed + 1))
        {
            var text = TextOf(new Random(seed));
            var (fault, read) = Fault(text, scope);
            var milliseconds = Milliseconds(text, scope);
            if (milliseconds > LongestMilliseconds)
            {
                slow.Add(seed);
            }
            else if (milliseconds > slowest)
            {
                (slowest, slowestSeed) = (milliseconds, seed);
            }

            (texts, characters, accepted) = (texts + 1, characters + text.Length, accepted + (read ? 1 : 0));
            Report(seed, text, fault);
        }

        // Another process may have had the processor, or the compiler may not have been done with the reader: only what is slow each time,
        // now that all is warm, is slow.
        foreach (var seed in slow)
        {
            var text = TextOf(new Random(seed));
            var milliseconds = Enumerable.Range(0, 25).Min(_ => Milliseconds(text, scope));
            (slowest, slowestSeed) = milliseconds > slowest ? (milliseconds, seed) : (slowest, slowestSeed);
            Report(seed, text, milliseconds > LongestMilliseconds ? $"took {milliseconds:F1} ms" : null);
        }

        Console.WriteLine(
            $"{texts} texts, {characters} characters, {accepted} read, the rest refused; slowest {slowest:F2} ms (seed {slowestSeed}); "
            + $"{failures} failures in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        var tooLong = Lengths(scope);
        return failures == 0 && tooLong == 0 ? 0 : 1;

        void Report(int seed, string text, string? fault)
        {
            if (fault is not null)
            {
                failures++;
                Console.WriteLine(
                    $"seed {seed} ({text.Length} characters, “{text[..Math.Min(30, text.Length)].ReplaceLineEndings("⏎")}…”): {fault}");
            }
        }
    }

    /// <summary>The worst kinds of text, at a quarter, half and all of the length allowed; the number of those that take too
    /// long.</summary>
    static int Lengths(Scope scope)
    {
        var tooLong = 0;
        foreach (var (name, piece) in Kinds)
        {
            var times = new[] { 4, 2, 1 }.Select(part =>
            {
                var text = Filled(piece, Limits.Characters / part);
                return (text.Length, Time: Enumerable.Range(0, 15).Min(_ => Milliseconds(text, scope)),
                    AnswerLanguage.ReadAnswer(text, scope).Mistake?.Id);
            }).ToArray();
            var each = times.Select(time => $"{time.Length} characters {time.Time:F2} ms{(time.Id is { } id ? $" ({id})" : "")}");
            Console.WriteLine($"{name}: {string.Join(", ", each)}");
            tooLong += times[^1].Time > LongestAtFullLength ? 1 : 0;
        }

        return tooLong;
    }

    /// <summary>Pieces, numbered where they must differ, to just within a length.</summary>
    static string Filled(Func<int, string> piece, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length + piece(i).Length + 1 <= length; i++)
        {
            text.Append(piece(i));
        }

        return text.Append('a').ToString();
    }

    static readonly (string Name, Func<int, string> Piece)[] Kinds =
    [
        ("a long sum", _ => "a + "), ("factors side by side", _ => "a a "), ("calls", _ => "σ(a) + "), ("brackets", _ => "(a - a) ⊙ "),
        ("statements", i => $"q_{i}x = W x + b\n"), ("glued names", _ => ";Wx"), ("glued names in products", _ => "aauu + "),
            ("glued names with transposes", _ => ";δxᵀ"),
        ("glued names, all different", i => $"{Glued(i)} + "), ("indicators", _ => "\n1[z > 0]"),
            ("unknown names", i => $";k{(char)('a' + (i % 26))}{i}"),
        ("nested brackets", i => Nested("(", "a", ")", i)), ("nested calls", i => Nested("σ(", "a", ")", i)),
            ("nested fractions", i => Nested(@"\frac{1}{1 + ", "a", "}", i)),
        ("nested powers", i => Nested("(a^", "a", ")", i)), ("nested bars", i => Nested(@"\lvert 1 - ", "a", @"\rvert ", i)),
            ("fractions", _ => @"\frac{a}{2 + a} "),
        ("entries", _ => "W_{2,3} + x_1 + "), ("primes", _ => "u'''' ⊙ u + "), ("powers", _ => "a^2^1^2 + "),
            ("lists", _ => "[1, 2, 3] @ [a a a] + "), ("bars", _ => "|a| ‖x‖ + "),
        ("signs", _ => "a - -a + "), ("NumPy", _ => "np.sum(x.dot(x)) + "), ("blanks", _ => "          "), ("comments", _ => "# a + a\n"),
            ("LaTeX names", _ => @"\mathbf{W} \mathrm{x}_{1} + "),
        ("definitions that build on each other", i => i == 0 ? "r_0k = x\n" : $"r_{i}k = r_{i - 1}k + r_{i - 1}k ⊙ x\n"),
    ];

    /// <summary>As deep as is allowed, again and again: opened by the even pieces, closed by the odd ones.</summary>
    static string Nested(string open, string inside, string close, int i)
    {
        const int Depth = 95;
        return i % 2 == 0 ? string.Concat(Enumerable.Repeat(open, Depth)) + inside : string.Concat(Enumerable.Repeat(close, Depth)) + " + ";
    }

    /// <summary>Forty letters of names that are known, in an order of their own.</summary>
    static string Glued(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, 40).Select(_ => "aaub"[random.Next(4)]));
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
        AnswerLanguage.ReadAnswer(text, scope);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static (string? Fault, bool Read) Fault(string text, Scope scope)
    {
        try
        {
            var program = AnswerLanguage.ReadProgram(text, Shapes);
            var answer = AnswerLanguage.ReadAnswer(text, scope);
            var numbers = AnswerLanguage.ReadNumbers(text);
            var shapes = AnswerLanguage.ReadShapes(text);
            foreach (var mistake in new[] { program.Mistake, answer.Mistake, numbers.Mistake, shapes.Mistake })
            {
                if (mistake is not null && (mistake.Span.Start < 0 || mistake.Span.End > text.Length
                    || mistake.Span.Start > mistake.Span.End))
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

        var scope = Scope.Of(AnswerLanguage.ReadProgram("z = W x + b; h = sigmoid(z); s = u' h", Shapes).Expect());
        var again = AnswerLanguage.ReadAnswer(text, scope);
        return again.Mistake is { Id: not MistakeIds.TooLarge } mistake
            ? $"prints as “{text}”, which is refused: {mistake.Message.English}" : null;
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
