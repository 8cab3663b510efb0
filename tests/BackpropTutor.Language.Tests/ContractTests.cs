using BackpropTutor.Autodiff.Ops;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>Every row and ruling of the answer language, as texts that must read alike.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("W*x + b", "W@x + b")]
    [InlineData("Wx + b", "W@x + b")]
    [InlineData("W x + b", "W@x + b")]
    [InlineData("W·x + b", "W@x + b")]
    [InlineData("W×x + b", "W@x + b")]
    [InlineData("W.dot(x) + b", "W@x + b")]
    [InlineData("np.dot(W, x) + b", "W@x + b")]
    [InlineData("W_{2}", "W2")]
    [InlineData("W₂", "W2")]
    [InlineData("W_2", "W2")]
    [InlineData("δ*x'", "outer(delta, x)")]
    [InlineData("δxᵀ", "outer(delta, x)")]
    [InlineData("δ xᵀ", "outer(delta, x)")]
    [InlineData("\\delta x^\\top", "outer(delta, x)")]
    [InlineData("\\delta x^{\\top}", "outer(delta, x)")]
    [InlineData("delta x^T", "outer(delta, x)")]
    [InlineData("delta x^{T}", "outer(delta, x)")]
    [InlineData("delta x^⊤", "outer(delta, x)")]
    [InlineData("$\\delta x^T$", "outer(delta, x)")]
    [InlineData("δ x′", "outer(delta, x)")]
    [InlineData("δ x’", "outer(delta, x)")]
    [InlineData("np.outer(delta, x)", "outer(delta, x)")]
    [InlineData("u'*h", "dot(u, h)")]
    [InlineData("u.T @ h", "dot(u, h)")]
    [InlineData("u @ h", "dot(u, h)")]
    [InlineData("u^T h", "dot(u, h)")]
    [InlineData("u^Th", "dot(u, h)")]
    [InlineData("u.transpose() @ h", "dot(u, h)")]
    [InlineData("u.dot(h)", "dot(u, h)")]
    [InlineData("u*h", "u ⊙ h")]
    [InlineData("u·h", "u' h")]
    [InlineData("u h", "u ⊙ h")]
    [InlineData("u ∘ h", "u ⊙ h")]
    [InlineData("u \\circ h", "u ⊙ h")]
    [InlineData("u \\odot h", "u ⊙ h")]
    [InlineData("u .* h", "u ⊙ h")]
    [InlineData("u ./ h", "u / h")]
    [InlineData("u .^ 2", "u^2")]
    [InlineData("u ** 2", "u^2")]
    [InlineData("u²", "u^2")]
    [InlineData("u³", "u^3")]
    [InlineData("u⁻¹", "u^-1")]
    [InlineData("-u^2", "-(u^2)")]
    [InlineData("a - -c", "a - (-c)")]
    [InlineData("2^3^2", "2^(3^2)")]
    [InlineData("2^-1", "2^(-1)")]
    [InlineData("1/2 a", "(1/2) * a")]
    [InlineData("a/c*s", "(a/c)*s")]
    [InlineData("u^2'", "(u^2)'")]
    [InlineData("u'^2", "(u')^2")]
    [InlineData("2e3 a", "2000*a")]
    [InlineData("2e-1 a", "0.2*a")]
    [InlineData("2e", "2*e")]
    [InlineData("2hᵀ", "2*h'")]
    [InlineData("e a", "e*a")]
    [InlineData("π a", "pi*a")]
    [InlineData("a − c", "a - c")]
    [InlineData("h * (z > 0)", "h ⊙ (z > 0)")]
    [InlineData("h ⊙ 1[z > 0]", "h ⊙ (z > 0)")]
    [InlineData("h ⊙ 1{z > 0}", "h ⊙ (z > 0)")]
    [InlineData("h ⊙ 1\\{z > 0\\}", "h ⊙ (z > 0)")]
    [InlineData("h ⊙ \\mathbb{1}[z \\ge 0]", "h ⊙ (z >= 0)")]
    [InlineData("z \\le 0", "z <= 0")]
    [InlineData("z ≥ 0", "z >= 0")]
    [InlineData("z == 0", "z == 0")]
    [InlineData("sigma(z)", "sigmoid(z)")]
    [InlineData("σ(z)", "sigmoid(z)")]
    [InlineData("\\sigma(z)", "sigmoid(z)")]
    [InlineData("\\sigma\\left(z\\right)", "sigmoid(z)")]
    [InlineData("logistic(z)", "sigmoid(z)")]
    [InlineData("ln(p)", "log(p)")]
    [InlineData("\\log p", "log(p)")]
    [InlineData("\\tanh z", "tanh(z)")]
    [InlineData("\\exp(z)", "exp(z)")]
    [InlineData("\\log \\sigma(s)", "log(sigmoid(s))")]
    [InlineData("tanh^2(z)", "tanh(z)^2")]
    [InlineData("\\tanh^2(z)", "tanh(z)^2")]
    [InlineData("\\tanh^2 z", "tanh(z)^2")]
    [InlineData("Σ(x)", "sum(x)")]
    [InlineData("Σ(x)^2", "(sum(x))^2")]
    [InlineData("\\sum x", "sum(x)")]
    [InlineData("\\sum x^2", "sum(x^2)")]
    [InlineData("∑ x", "sum(x)")]
    [InlineData("np.sum(x)", "sum(x)")]
    [InlineData("x.sum()", "sum(x)")]
    [InlineData("X.sum(axis=0)", "sum(X, axis=0)")]
    [InlineData("np.sum(X, axis=0, keepdims=True)", "sum(X, axis=0, keepdims=True)")]
    [InlineData("X.sum(0)", "sum(X, axis=0)")]
    [InlineData("X.mean()", "mean(X)")]
    [InlineData("np.mean(X)", "mean(X)")]
    [InlineData("np.maximum(0, z)", "max(0, z)")]
    [InlineData("np.max(X, axis=1)", "max(X, axis=1)")]
    [InlineData("np.exp(-z)", "exp(-z)")]
    [InlineData("np.square(z)", "square(z)")]
    [InlineData("np.linalg.norm(z)", "norm(z)")]
    [InlineData("‖q‖", "norm(q)")]
    [InlineData("||q||^2", "norm(q)^2")]
    [InlineData("‖q‖²", "norm(q)^2")]
    [InlineData("\\lVert q \\rVert^2", "norm(q)^2")]
    [InlineData("\\|q\\|_2^2", "norm(q)^2")]
    [InlineData("\\|W x\\|_2^2", "norm(W@x)^2")]
    [InlineData("‖A‖_F", "norm(A)")]
    [InlineData("|z|", "abs(z)")]
    [InlineData("|a| |c|", "abs(a) * abs(c)")]
    [InlineData("\\frac{a}{c}", "a/c")]
    [InlineData("\\frac{1}{2} a", "(1/2)*a")]
    [InlineData("\\frac12 a", "(1/2)*a")]
    [InlineData("\\frac{1}{1 + e^{-a}}", "1/(1 + e^(-a))")]
    [InlineData("\\sqrt{a}", "sqrt(a)")]
    [InlineData("\\mathbf{W} \\mathbf{x} + \\boldsymbol{b}", "W@x + b")]
    [InlineData("\\mathrm{relu}(z)", "relu(z)")]
    [InlineData("\\operatorname{softmax}(z)", "softmax(z)")]
    [InlineData("\\hat{y}", "ŷ")]
    [InlineData("\\hat y", "ŷ")]
    [InlineData("y_{pred}", "y_pred")]
    [InlineData("y_\\text{pred}", "y_pred")]
    [InlineData("\\lambda a", "lambda*a")]
    [InlineData("λ a", "lambda*a")]
    [InlineData("a \\cdot c", "a*c")]
    [InlineData("a \\times c", "a*c")]
    [InlineData("x_1", "x[0]")]
    [InlineData("x₁", "x[0]")]
    [InlineData("x_{1}", "x[0]")]
    [InlineData("W_{2,3}", "W[1, 2]")]
    [InlineData("W_{23}", "W[1, 2]")]
    [InlineData("W_23", "W[1, 2]")]
    [InlineData("X[0, :]", "X[0,:]")]
    [InlineData("[1 -2]", "[1, -2]")]
    [InlineData("[1 - 2]", "[-1]")]
    [InlineData("[1 2; 3 4]", "[[1, 2], [3, 4]]")]
    [InlineData("[1, 2; 3, 4]", "[[1, 2], [3, 4]]")]
    [InlineData("[[1, 2],\n [3, 4]]", "[[1, 2], [3, 4]]")]
    [InlineData("np.array([[1, 2], [3, 4]])", "[[1, 2], [3, 4]]")]
    [InlineData("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "[[1, 2], [3, 4]]")]
    [InlineData("\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "[1, 2]")]
    [InlineData("[1; 2]", "[1, 2]")]
    [InlineData("[u; x]", "concat(u, x)")]
    [InlineData("ones(2, 3)", "np.ones((2, 3))")]
    [InlineData("I(3)", "eye(3)")]
    [InlineData("x.reshape(3, 1)", "reshape(x, 3, 1)")]
    [InlineData("x.reshape(-1, 1)", "reshape(x, 3, 1)")]
    [InlineData("X.sum() / X.shape[0]", "sum(X) / 4")]
    [InlineData("np.pi * a", "π a")]
    [InlineData("f = sigmoid(a); f (1 - f) c", "f = sigmoid(a); f * (1 - f) * c")]
    [InlineData("f = sigmoid(a); -f(1 - f)", "f = sigmoid(a); (-f) * (1 - f)")]
    [InlineData("f = sigmoid(a); c(1 - f)^2", "f = sigmoid(a); c * ((1 - f)^2)")]
    [InlineData("hᵀ (u - b)", "dot(h, u - b)")]
    [InlineData("h' (u - b)", "dot(h, u - b)")]
    [InlineData("uσ(z)", "u ⊙ σ(z)")]
    [InlineData("σ'(z)", "sigma'(z)")]
    [InlineData("leakyrelu(z, 0.2)", "leaky_relu(z, 0.2)")]
    [InlineData("W^Tδ", "W' delta")]
    [InlineData("-2 a", "(-2) * a")]
    [InlineData("{a + c} s", "(a + c) * s")]
    [InlineData("u @ W", "W' u")]
    [InlineData("u.dot(W)", "W' u")]
    [InlineData("u @ x'", "outer(u, x)")]
    [InlineData("a @ W", "a W")]
    [InlineData("np.dot(a, W)", "a W")]
    [InlineData("numpy.dot(W, x)", "W@x")]
    [InlineData("A*B", "A@B")]
    [InlineData("A B", "A@B")]
    [InlineData("A·B", "A@B")]
    [InlineData("A×B", "A@B")]
    [InlineData("C*C", "C ⊙ C")]
    [InlineData("A*B # np.dot says nothing here", "A@B")]
    [InlineData("A*B + np.exp(A)", "A ⊙ B + exp(A)")]
    [InlineData("A B + np.exp(A)", "A@B + exp(A)")]
    [InlineData("A·B + np.exp(A)", "A@B + exp(A)")]
    [InlineData("(A*B).sum()", "sum(A ⊙ B)")]
    [InlineData("A*B.T", "A ⊙ B'")]
    [InlineData("A@B*A", "(A@B) ⊙ A")]
    [InlineData("X*x + W.T@b", "X ⊙ x + W'@b")]
    [InlineData("1/2 x", "(1/2) x")]
    [InlineData("a/c x", "(a/c) x")]
    [InlineData("a ./ c .* s", "(a/c) s")]
    [InlineData("W @ x ⊙ b", "(W@x) ⊙ b")]
    [InlineData("W x'' + b", "W (x')' + b")]
    [InlineData("-u ⊙ h", "(-u) ⊙ h")]
    [InlineData("u .^ 2", "u²")]
    [InlineData("transpose(W) b", "Wᵀ b")]
    [InlineData("W^\\top b", "W' b")]
    [InlineData("W^⊤ b", "W' b")]
    [InlineData("W^{\\top} b", "W' b")]
    [InlineData("W.transpose() @ b", "W' b")]
    [InlineData("maximum(0, z)", "max(0, z)")]
    [InlineData("np.minimum(u, z)", "min(u, z)")]
    [InlineData("np.clip(z, 0, 1)", "clip(z, 0, 1)")]
    [InlineData("np.abs(z)", "abs(z)")]
    [InlineData("np.sin(z) + np.cos(z)", "sin(z) + cos(z)")]
    [InlineData("np.log(p)", "ln(p)")]
    [InlineData("np.tanh(z)", "tanh(z)")]
    [InlineData("np.outer(u, x)", "outer(u, x)")]
    [InlineData("np.diag(u)", "diag(u)")]
    [InlineData("np.trace(A)", "trace(A)")]
    [InlineData("np.transpose(W)", "W'")]
    [InlineData("np.zeros((2, 3))", "zeros(2, 3)")]
    [InlineData("np.eye(3)", "I(3)")]
    [InlineData("X.mean(axis=1, keepdims=True)", "mean(X, axis=1, keepdims=True)")]
    [InlineData("X.max(axis=0)", "max(X, axis=0)")]
    [InlineData("max(x)", "x.max()")]
    [InlineData("logsoftmax(X, axis=0)", "log_softmax(X, axis=0)")]
    [InlineData("logsumexp(x)", "logsumexp(x)")]
    [InlineData("leaky_relu(z, 0.1)", "leakyrelu(z, 0.1)")]
    [InlineData("X[:, 1]", "X[:,1]")]
    [InlineData("X[1]", "X[1]")]
    [InlineData("δ_1", "δ[0]")]
    [InlineData("\\delta_{2}", "delta[1]")]
    [InlineData("[1, 2, 3] ⊙ x", "[1 2 3] ⊙ x")]
    [InlineData("[u v]", "[u, v]")]
    [InlineData("[u; x; b]", "concat(u, x, b)")]
    [InlineData("[W, b]", "[W b]")]
    [InlineData("\\max(0, z)", "max(0, z)")]
    [InlineData("\\min(u, z)", "min(u, z)")]
    [InlineData("\\text{relu}(z)", "relu(z)")]
    [InlineData("\\operatorname{diag}(u)", "diag(u)")]
    [InlineData("\\left( W x + b \\right)", "W x + b")]
    [InlineData("\\left\\| q \\right\\|^2", "norm(q)^2")]
    [InlineData("\\dfrac{1}{2} a", "(1/2) a")]
    [InlineData("\\tfrac12 a", "(1/2) a")]
    [InlineData("\\frac1a", "1/a")]
    [InlineData("e^{-a}", "e^(-a)")]
    [InlineData("2^{-1}", "2^-1")]
    [InlineData("1.5 × 10^-3 a", "0.0015 a")]
    [InlineData("-2 \\times 10^{3} a", "(-2000) a")]
    [InlineData("1/2 × 10^3", "(1/2) 10^3")]
    [InlineData("\\lvert a \\lvert c \\rvert \\rvert", "abs(a abs(c))")]
    public void ReadsAlike(string typed, string plain) => Reader.ReadsAs(typed, plain);

    /// <summary>Each name that the page lists, as a call.</summary>
    [Theory]
    [InlineData("exp log ln sqrt abs sin cos tanh sigmoid σ logistic relu leakyrelu elu silu gelu hardtanh softplus square", "{0}(x)", "3")]
    [InlineData("exp tanh sigmoid σ logistic relu leakyrelu elu silu gelu hardtanh softplus square sin cos", "{0}'(x)", "3")]
    [InlineData("max min maximum minimum", "{0}(x, y)", "3")]
    [InlineData("leakyrelu elu", "{0}(x, 0.1)", "3")]
    [InlineData("max min sum mean Σ norm logsumexp", "{0}(x)", "")]
    [InlineData("max min sum mean logsumexp", "{0}(X, axis=0)", "3")]
    [InlineData("max min sum mean logsumexp", "{0}(X, axis=1, keepdims=True)", "4 1")]
    [InlineData("softmax logsoftmax", "{0}(X, axis=0)", "4 3")]
    [InlineData("softmax logsoftmax", "{0}(X)", "4 3")]
    [InlineData("logsumexp", "{0}(X)", "4")]
    [InlineData("ones zeros", "{0}(3)", "3")]
    [InlineData("ones zeros", "{0}(2, 3)", "2 3")]
    [InlineData("eye I", "{0}(3)", "3 3")]
    [InlineData("dot", "{0}(x, y)", "")]
    [InlineData("outer", "{0}(x, b)", "3 2")]
    [InlineData("concat", "{0}(x, b)", "5")]
    [InlineData("diag", "{0}(x)", "3 3")]
    [InlineData("trace", "{0}(A)", "")]
    [InlineData("transpose", "{0}(X)", "3 4")]
    public void EveryBuiltInNameIsKnownAlsoBehindNp(string names, string call, string shape)
    {
        foreach (var name in names.Split(' '))
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, call, name);
            Assert.Equal(shape, string.Join(' ', Reader.Node(text).Shape.Lengths));
            if (char.IsAscii(name[0]) && !call.Contains('\'', StringComparison.Ordinal))
            {
                Reader.ReadsAs("np." + text, text);
                Reader.ReadsAs("numpy." + text, text);
            }
        }
    }

    /// <summary>What was read in one of several ways is said to the person who typed it.</summary>
    [Theory]
    [InlineData("A*B", "product-reading", "“A*B” is read as the matrix product; the elementwise product is “⊙”.")]
    [InlineData("C*C", "product-reading", "“C*C” is read entry by entry, since the inner dimensions differ.")]
    [InlineData("u·h", "product-reading", "“u·h” is read as the dot product of two vectors; entry by entry it is “⊙”.")]
    [InlineData("np.exp(A)*B", "product-reading", "“*” is read entry by entry, as NumPy does; the matrix product is “@”.")]
    [InlineData("Wx + b", "glued-names", "“Wx” is read as W · x.")]
    [InlineData("A^-1", "inverse", "“A^-1” is read as the inverse matrix; one over each entry is 1 / X.")]
    [InlineData("A^2", "elementwise-power", "“A^2” is read entry by entry, not as a product of matrices.")]
    [InlineData("print(x)\nsum(x)", "passed-over", "“print(x)” computes nothing and is passed over.")]
    public void TheReadingThatWasUsedIsShown(string text, string id, string message)
    {
        var notice = Assert.Single(Reader.Program(text).Notices);

        Assert.Equal((id, message), (notice.Id, notice.Message.English));
    }

    [Theory]
    [InlineData("u'*h", "")]
    [InlineData("delta*x'", "2 3")]
    [InlineData("x'", "1 3")]
    [InlineData("u' ⊙ v", "1 2")]
    [InlineData("X@W' + b", "4 2")]
    [InlineData("W + x", "2 3")]
    [InlineData("u @ W", "3")]
    [InlineData("norm(W)", "")]
    [InlineData("sum(X, axis=1, keepdims=True)", "4 1")]
    [InlineData("[u, v]", "2 2")]
    [InlineData("[u; x]", "5")]
    public void ValuesHaveTheShapesOfTheContract(string text, string shape) =>
        Assert.Equal(shape, string.Join(' ', Reader.Node(text).Shape.Lengths));

    [Theory]
    [InlineData("t = W x + b; k = tanh(t); u' k", "out")]
    [InlineData("t = W x + b\nk = tanh(t) # the hidden layer\nr = u' k", "r")]
    [InlineData("k = a c; r = k^2; k", "k")]
    [InlineData("e1, e2 = a, c; r = e1 e2", "r")]
    [InlineData("δ_window = a; ŷ1 = c; r = δ_window ŷ1", "r")]
    [InlineData("m, n = 2, 3\nP = np.random.randn(m, n)\nr = P.sum()\nk = P * 2", "r")]
    public void TheOutputIsTheLastDefinitionOrOfAScriptTheLastScalar(string text, string output) =>
        Assert.Equal(output, Reader.Program(text).Output.Name);

    [Fact]
    public void TransposesWinOverAVariableThatIsCalledT()
    {
        var shapes = new Dictionary<string, Autodiff.Tensors.Shape>(StringComparer.Ordinal)
        {
            ["T"] = Autodiff.Tensors.Shape.Scalar,
            ["W"] = Autodiff.Tensors.Shape.Matrix(2, 3)
        };
        foreach (var text in new[] { "W^T", "W^{T}", "W^\\top", "W⊤", "W.T", "W^⊤", "W'" })
        {
            Assert.Equal("3 2", string.Join(' ', Language.AnswerLanguage.ReadProgram(text, shapes)
                .Expect().Output.Node.Shape.Lengths));
        }

        Assert.Equal("2 3", string.Join(' ', Language.AnswerLanguage.ReadProgram("W^(T)", shapes)
            .Expect().Output.Node.Shape.Lengths));
    }

    /// <summary>One name in two Unicode spellings, and full-width and mathematical letters.</summary>
    [Fact]
    public void NamesAreNormalised()
    {
        Reader.ReadsAs("y\u0302", "ŷ");
        Reader.ReadsAs("𝐖 𝐱", "W x");
        Reader.ReadsAs("Ｗ ｘ", "W x");
    }

    [Fact]
    public void TheExercisesActivationIsF()
    {
        Reader.ReadsAs("f(z)", "tanh(z)", new Tanh());
        Reader.ReadsAs("f'(z)", "tanh'(z)", new Tanh());
    }
}
