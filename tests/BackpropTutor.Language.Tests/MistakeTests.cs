using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Tests.Timing;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>Mistakes as a learner meets them: which kind, which part is marked, the whole sentence.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("y_prd - z", "unknown-name", "y_prd", "The name “y_prd” is not known here. Did you mean “y_pred”?")]
    [InlineData("W x + offset", "unknown-name", "offset",
        "The name “offset” is not known here. Known are: W, x, b, u, v, δ, X, A, B, C, y, λ, ….")]
    [InlineData("sigm(z)", "unknown-name", "sigm", "The name “sigm” is not known here. Did you mean “sigmoid”?")]
    [InlineData("softm(z)", "unknown-name", "softm", "The name “softm” is not known here. Did you mean “softmax”?")]
    [InlineData("y_pre - z", "unknown-name", "y_pre", "The name “y_pre” is not known here. Did you mean “y_pred”?")]
    [InlineData("sigmod(z)", "unknown-name", "sigmod", "The name “sigmod” is not known here. Did you mean “sigmoid”?")]
    [InlineData("W x + x", "invalid-shapes", "W x + x",
        "“W x” is 2×1 and “x” is 3×1, which “+” cannot join. “+” works entry by entry, and a 2×1 with a 3×1 has no common shape.")]
    [InlineData("b + W u", "invalid-shapes", "W u",
        "“W” is 2×3 and “u” is 2×1, which “·” cannot join: the inner dimensions 3 and 2 differ, and so do the shapes. Should one of them "
        + "be transposed?")]
    [InlineData("u @ x", "invalid-shapes", "u @ x",
        "“u” is 2×1 and “x” is 3×1, which “@” cannot join. A dot product needs two vectors of one length, but these have 2 and 3 "
        + "entries. For all pairs, write the outer product a bᵀ.")]
    [InlineData("u' + h", "invalid-shapes", "u' + h",
        "In “u' + h”, “+” would join a 1×2 with a 2×1: one is a row, the other a column. Transpose one of them.")]
    [InlineData("(W x + b", "syntax", "(", "The “(” that opens here is never closed.")]
    [InlineData("W x) + b", "syntax", ")", "This “)” closes nothing: no bracket of its kind is open.")]
    [InlineData("u +", "syntax", "", "The formula stops too early: a value is expected here.")]
    [InlineData("u * / h", "syntax", "/", "A value is expected here, but “/” was found.")]
    [InlineData("2 3", "syntax", "2 3", "Two numbers stand side by side: put an operator between them, or a comma inside brackets.")]
    [InlineData("0 < z < 1", "syntax", "<",
        "Comparisons cannot be chained: write each one in brackets and multiply them, as in (0 < z) * (z < 1).")]
    [InlineData("σ''(z)", "syntax", "σ''(z)", "Only first derivatives are written with a prime: “σ''” is not read.")]
    [InlineData("softmax'(z)", "syntax", "softmax'(z)",
        "“softmax” does not work entry by entry, so “softmax'” has no meaning as a function: its derivative is a Jacobian matrix.")]
    [InlineData("W_{123}", "syntax", "W_{123}", "“W_{123}” could be entry 1,23 or 12,3: put a comma between row and column.")]
    [InlineData("1[z]", "syntax", "1[", "1[…] is an indicator and needs a comparison inside, as in 1[z > 0].")]
    [InlineData("x[0:2:1]", "syntax", ":", "Slices with a step are not read: of a:b:c only a:b.")]
    [InlineData("x[7]", "invalid-shapes", "x[7]",
        "In “x[7]”: Index 7 is outside: this axis of a 3×1 has 3 entries, 0 to 2 when counted from zero.")]
    [InlineData("log p", "syntax", "log", "“log” is a function: write its argument in brackets, as in log(x).")]
    [InlineData("def f(x): return x", "syntax", "def",
        "“def” statements are not read: only definitions, updates and for … in range(…) are.")]
    [InlineData("u ? h", "syntax", "?", "The character “?” is not part of the answer language.")]
    [InlineData("u != h", "syntax", "!=", "“!=” is not part of the answer language: write 1 - (a == b).")]
    [InlineData("", "syntax", "", "There is nothing to read: type a formula.")]
    [InlineData("ones(2000, 2000)", "too-large", "ones(2000, 2000)",
        "“ones(2000, 2000)” would be 2000×2000: more than 1000000 entries in one tensor.")]
    [InlineData("1e999 a", "not-finite", "1e999", "“1e999” is too large for a 64-bit number.")]
    [InlineData("ones(a)", "syntax", "a", "A size is expected here, a whole number of at least 1 that is known beforehand; “a” is none.")]
    public void ALearnerIsToldWhatWhereAndWhatToDo(string text, string id, string marked, string message)
    {
        var mistake = Reader.Mistake(text);

        Assert.Equal((id, marked, message), (mistake.Id, text[mistake.Span.Start..mistake.Span.End], mistake.Message.English));
        Assert.NotEqual(mistake.Message.English, mistake.Message.Korean);
    }

    [Fact]
    public void EachSentenceIsAlsoKorean() =>
        Assert.Equal(
            "“W”의 모양은 2×3, “u”의 모양은 2×1라서 “·” 연산을 할 수 없어요. 안쪽 차원 3, 2이 다르고 모양도 서로 달라요. 한쪽을 전치해야 할까요?",
            Reader.Mistake("W u").Message.Korean);

    [Fact]
    public void DeepNestingIsRefusedInMilliseconds()
    {
        string[] texts =
        [
            new('(', 5000), new('[', 5000), "x" + new string('\'', 9000), new string('-', 9000) + "x",
            string.Concat(Enumerable.Repeat("σ(", 4900)), string.Concat(Enumerable.Repeat("2^", 4900)) + "2",
        ];

        Assert.InRange(ThreadTime.Of(() => Assert.All(texts, text => Assert.Equal("too-large", Reader.Mistake(text).Id))).TotalMilliseconds,
            0, 2000);
    }

    [Fact]
    public void ATextThatIsTooLongIsRefused() => Assert.Equal("too-large", Reader.Mistake(new string('x', Limits.Characters + 1)).Id);

    [Fact]
    public void TooMuchWorkIsRefusedBeforeItIsDone() => Assert.Equal("too-large", Reader.Mistake("M = ones(900, 900); M @ M").Id);

    [Theory]
    [InlineData("delta x'", "δ xᵀ")]
    [InlineData("ds/dt x'", "δ xᵀ")]
    [InlineData("∂s/∂t x'", "δ xᵀ")]
    [InlineData("\\frac{\\partial s}{\\partial t} x^\\top", "δ xᵀ")]
    [InlineData("∂s/∂W = δ x'", "δ xᵀ")]
    [InlineData("dW = np.outer(delta, x)", "δ xᵀ")]
    [InlineData("d = delta; d x'", "δ xᵀ")]
    [InlineData("0.05*ds/dt", "0.05 δ")]
    [InlineData("-ds/dt", "-δ")]
    [InlineData("2 ∂s/∂t", "2 δ")]
    [InlineData("2 \\frac{\\partial s}{\\partial t} x'", "2 δ xᵀ")]
    [InlineData("-\\frac{\\partial s}{\\partial t}", "-δ")]
    [InlineData("b - 0.1 ds/dt", "b - 0.1 δ")]
    [InlineData("b - 0.1*∂s/∂t ⊙ b", "b - 0.1 δ ⊙ b")]
    [InlineData("b ⊙ ds/dt / 2", "b ⊙ δ / 2")]
    [InlineData("W' ds/dt", "Wᵀ δ")]
    public void AnAnswerMayUseTheGradientsThatAreGiven(string text, string printed)
    {
        var (_, scope) = Question();
        var reading = AnswerLanguage.ReadAnswer(text, scope).Expect();

        Assert.Equal(printed, Language.Printing.Printer.Print(reading.Node, Autodiff.Ops.Dialect.Text,
            node => node == scope.Given["delta"] ? "delta" : null));
    }

    [Theory]
    [InlineData("∂s/∂k x'", "unknown-name", "The gradient “∂s/∂k” is not given by the question. Given are: ∂s/∂t.")]
    [InlineData("W = delta x'", "syntax", "“W” belongs to the question and cannot be redefined in an answer. Choose another name.")]
    [InlineData("delta = 1", "syntax", "“delta” belongs to the question and cannot be redefined in an answer. Choose another name.")]
    [InlineData("W -= delta x'", "syntax", "“W” belongs to the question and cannot be redefined in an answer. Choose another name.")]
    [InlineData("np.random.randn(2, 3)", "syntax", "An answer cannot draw random numbers.")]
    public void AnAnswerMayNotUseOrRedefineTheRest(string text, string id, string message)
    {
        var mistake = AnswerLanguage.ReadAnswer(text, Question().Scope).Mistake!;

        Assert.Equal((id, message), (mistake.Id, mistake.Message.English));
    }

    [Fact]
    public void WhereDIsAVariableADerivativeIsReadAsAProductAndThatIsSaid()
    {
        var shapes = new Dictionary<string, Autodiff.Tensors.Shape>(StringComparer.Ordinal)
        {
            ["d"] = Autodiff.Tensors.Shape.Scalar,
            ["x"] = Autodiff.Tensors.Shape.Scalar
        };
        var program = AnswerLanguage.ReadProgram("f = d x^2", shapes).Expect();
        var scope = Scope.Of(program);
        var gradient = Backward.Of(program.Output.Node).GradientOf(program.Names["x"]);
        var reading = AnswerLanguage.ReadAnswer("2 df/dx", scope with { Derivatives = scope.Derivatives.Add(("f", "x"), gradient) })
            .Expect();

        Assert.NotSame(gradient, reading.Node.Inputs[^1]);
        var notice = Assert.Single(reading.Notices, notice => notice.Id == "derivative-as-product");
        Assert.Equal("df/dx", reading.Text[notice.Span.Start..notice.Span.End]);
        Assert.Equal("“df/dx” is read as products with d, since d is a variable here; the gradient is written ∂f/∂x.",
            notice.Message.English);
        Assert.Same(gradient, AnswerLanguage.ReadAnswer("∂f/∂x", scope with { Derivatives = scope.Derivatives.Add(("f", "x"), gradient) })
            .Expect().Node);
    }

    static (Program Program, Scope Scope) Question()
    {
        var shapes = Reader.Usual.Where(pair => pair.Key is "W" or "x" or "b" or "u").ToDictionary(StringComparer.Ordinal);
        var program = AnswerLanguage.ReadProgram("t = W x + b\nk = sigmoid(t)\ns = u' k", shapes).Expect();
        var delta = Backward.Of(program.Output.Node).GradientOf(program.Names["t"]);
        var scope = Scope.Of(program);
        return (program, scope with { Given = scope.Given.Add("delta", delta), Derivatives = scope.Derivatives.Add(("s", "t"), delta) });
    }
}
