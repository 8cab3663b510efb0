using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>What people paste from notebooks, LaTeX files and chats, and what their keyboards make of it.</summary>
public class PastedTests
{
    [Theory]
    [InlineData(@"\hat{\mathbf{y}} - \mathbf{u}", "ŷ - u")]
    [InlineData(@"\hat{\boldsymbol{y}} - u", "ŷ - u")]
    [InlineData(@"\hat\mathbf{y}", "ŷ")]
    [InlineData(@"\hat{{y}}", "ŷ")]
    [InlineData(@"\mathbf{\hat{y}}", "ŷ")]
    [InlineData(@"\vec{\hat{y}}", "ŷ")]
    [InlineData(@"\mathbf{W}_{2}", "W2")]
    [InlineData("y_hat - yhat", "ŷ - ŷ")]
    [InlineData(@"\boxed{\delta x^\top}", "δ x'")]
    [InlineData(@"\underbrace{\delta}_{\text{upstream}} x^\top", "δ x'")]
    [InlineData(@"\delta x^\top.", "δ x'")]
    [InlineData(@"\delta x^\top \tag{1}", "δ x'")]
    [InlineData(@"\delta x^\top \in \mathbb{R}^{2 \times 3}", "δ x'")]
    [InlineData(@"\textcolor{red}{\delta} x^\top", "δ x'")]
    [InlineData("\\begin{align*}\n r &= a c \\\\\n k &= r^2\n\\end{align*}", "r = a c; k = r^2")]
    [InlineData(@"\begin{equation} a c \end{equation}", "a c")]
    [InlineData(@"u \odot \sigma^{\prime}(z)", "u ⊙ σ'(z)")]
    [InlineData(@"u \odot \sigma^\prime(z)", "u ⊙ σ'(z)")]
    [InlineData(@"u \odot \mathbf{1}_{\{z > 0\}}", "u ⊙ (z > 0)")]
    [InlineData(@"u \odot 1_{z > 0}", "u ⊙ (z > 0)")]
    [InlineData(@"u \odot \mathbb{1}\{z > 0\}", "u ⊙ (z > 0)")]
    [InlineData(@"u \odot \mathbb{I}(z > 0)", "u ⊙ (z > 0)")]
    [InlineData("u ⊙ I(z > 0)", "u ⊙ (z > 0)")]
    [InlineData("u ⊙ [z > 0]", "u ⊙ (z > 0)")]
    [InlineData("u ⊙ h ⊙ [1 - h]", "u ⊙ h ⊙ (1 - h)")]
    [InlineData(@"\left[\delta x^\top\right]", "δ x'")]
    [InlineData("[a - c] x", "(a - c) x")]
    [InlineData(@"u \odot \begin{cases}1 & z > 0 \\ 0 & z \le 0\end{cases}", "u ⊙ (z > 0)")]
    [InlineData(@"u \odot \begin{cases}1 & \text{if } z > 0 \\ 0 & \text{otherwise}\end{cases}", "u ⊙ (z > 0)")]
    [InlineData(@"\left[\begin{matrix}1 & 2\\3 & 4\end{matrix}\right]", "[1, 2; 3, 4]")]
    [InlineData(@"\left(\begin{array}{cc}1 & 2\\3 & 4\end{array}\right)", "[1, 2; 3, 4]")]
    [InlineData(@"\left[\begin{matrix}a\\c\end{matrix}\right]", "[a; c]")]
    [InlineData(@"\sin 2x", "sin(2 x)")]
    [InlineData(@"\log p a + c", "log(p a) + c")]
    [InlineData(@"\sin a \cos a", "sin(a) cos(a)")]
    [InlineData(@"\tanh z \odot u", "tanh(z) ⊙ u")]
    [InlineData(@"\sum u \odot \log q", "sum(u ⊙ log(q))")]
    [InlineData(@"\frac15(a - c)", "(1/5) (a - c)")]
    [InlineData(@"X^\top \mathbf{1}", "X' ones(4)")]
    [InlineData(@"\mathbf{1}^\top X", "ones(4)' X")]
    [InlineData(@"\mathbf{1} - h", "1 - h")]
    [InlineData("𝟏 - h", "1 - h")]
    [InlineData("W^T_2 x", "W2' x")]
    [InlineData(@"W^{[2]} u", "W2 u")]
    [InlineData(@"W^{[2]\top} x", "W2' x")]
    [InlineData(@"W^{(2)} u", "W2 u")]
    [InlineData("a^{(2)}", "a^2")]
    [InlineData("x^t", "x'")]
    [InlineData("x ᵗ", "x'")]
    [InlineData("1 ⩾ a", "1 >= a")]
    public void LatexIsReadAsItIsMeant(string typed, string plain) => Reader.ReadsAs(typed, plain);

    [Theory]
    [InlineData("aˆ2", "a^2")]
    [InlineData("a — c", "a - c")]
    [InlineData("a ‒ c", "a - c")]
    [InlineData("a ‑ c", "a - c")]
    [InlineData("a ﹣ c", "a - c")]
    [InlineData("ａーｃ", "a - c")]
    [InlineData("u ⨀ v ○ v", "u ⊙ v ⊙ v")]
    [InlineData("u ⊘ v", "u / v")]
    [InlineData("u ⊗ x", "outer(u, x)")]
    [InlineData("√(1 + a²)", "sqrt(1 + a²)")]
    [InlineData("√a c", "sqrt(a) c")]
    [InlineData("½ a", "0.5 a")]
    [InlineData("2eᵃ(c + 1)", "2 e^(a) (c + 1)")]
    [InlineData("e⁻²ᵃ", "e^(-2 a)")]
    [InlineData("πa", "π a")]
    [InlineData("𝛿𝑥ᵀ", "δ x'")]
    [InlineData("σ´(z)", "σ'(z)")]
    [InlineData("`a c`", "a c")]
    public void KeyboardsAndFontsSpellTheSameSigns(string typed, string plain) => Reader.ReadsAs(typed, plain);

    [Theory]
    [InlineData("np.multiply(u, v)", "u ⊙ v")]
    [InlineData("np.divide(u, v)", "u / v")]
    [InlineData("np.power(u, 2)", "u^2")]
    [InlineData("np.where(z > 0, u, 0)", "(z > 0) ⊙ u")]
    [InlineData("np.where(z > 0, 1, 0)", "z > 0")]
    [InlineData("u * ~(z <= 0)", "u ⊙ (1 - (z <= 0))")]
    [InlineData("np.logical_not(z > 0)", "1 - (z > 0)")]
    [InlineData("(z > 0) & (z < 1)", "(z > 0) ⊙ (z < 1)")]
    [InlineData("np.sign(z)", "(z > 0) - (z < 0)")]
    [InlineData("u * np.int64(z > 0)", "u ⊙ (z > 0)")]
    [InlineData("u * (z > 0).astype(float)", "u ⊙ (z > 0)")]
    [InlineData("(z > 0).float()", "z > 0")]
    [InlineData("np.ones_like(W)", "ones(2, 3)")]
    [InlineData("u[:, None] * x[None, :]", "u.reshape(2, 1) * x.reshape(1, 3)")]
    [InlineData("u[:, np.newaxis]", "u.reshape(2, 1)")]
    [InlineData("u.unsqueeze(0)", "u.reshape(1, 2)")]
    [InlineData("1/np.cosh(a)", "1/((exp(a) + exp(-a))/2)")]
    [InlineData("W.t() @ u", "W' u")]
    [InlineData("W.mT @ u", "W' u")]
    [InlineData("W.T.copy() @ u.detach()", "W' u")]
    [InlineData("torch.sum(X, dim=0, keepdim=True)", "sum(X, axis=0, keepdims=True)")]
    [InlineData("torch.tanh(z)", "tanh(z)")]
    [InlineData("np.dot(u, W)", "W' u")]
    [InlineData("torch.tensor([1, 2])", "[1, 2]")]
    [InlineData("math.sqrt(a)", "sqrt(a)")]
    [InlineData("a / len(X)", "a / 4")]
    [InlineData("scipy.special.expit(z)", "σ(z)")]
    [InlineData(">>> a * c", "a * c")]
    public void CodeIsReadForWhatItComputes(string typed, string plain) => Reader.ReadsAs(typed, plain);

    /// <summary>What would be computed in a meaning that its writer did not have is refused with the rewriting.</summary>
    [Theory]
    [InlineData("-2 2", "Two numbers stand side by side")]
    [InlineData("0,5 a", "Write decimals with a point: 0.5")]
    [InlineData("[a u_1 + c u_2; a]", "put commas between entries")]
    [InlineData(@"\hat{a + c}", "stands over one name")]
    [InlineData("u[z > 0]", "multiply by the condition instead")]
    [InlineData("W ⊗ B", "for the outer product write outer(W, B)")]
    [InlineData(@"u \mathbf{1}", "write ones(n)")]
    [InlineData("np.int64(z)", "only a comparison may be made a whole number")]
    public void TheAmbiguousIsRefusedWithItsRewriting(string typed, string remedy) =>
        Assert.Contains(remedy, Reader.Mistake(typed).Message.English, StringComparison.Ordinal);

    [Fact]
    public void ANumberThatMayBeASumWithEIsRefused()
    {
        var scope = Scope.Of(AnswerLanguage.ReadProgram("(2*e + 3)^2",
            new Dictionary<string, Autodiff.Tensors.Shape>(StringComparer.Ordinal) { ["e"] = Autodiff.Tensors.Shape.Scalar }).Expect());

        Assert.Contains("put a blank before the sign", AnswerLanguage.ReadAnswer("2e+3", scope).Mistake!.Message.English,
            StringComparison.Ordinal);
        Assert.True(AnswerLanguage.ReadAnswer("2 e + 3", scope).Succeeded);
        Assert.True(AnswerLanguage.ReadAnswer("e + 1e-8", scope).Succeeded);
    }
}
