using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Verdicts;
using Xunit;

namespace BackpropTutor.Grading.Tests.Diagnoses;

/// <summary>Wrong formulas from public forums and bug reports, and the rule that went wrong in each.</summary>
public sealed class FormulaDiagnosisTests
{
    const string TwoLayers =
        "z1 = x.dot(t1) + b1\nh1 = 1/(1+np.exp(-z1))\nz2 = h1.dot(t2) + b2\nh2 = 1/(1+np.exp(-z2))\nL = 0.5*np.sum((h2-y)**2)";
    const string TwoLayerShapes = "x[5,3] t1[3,4] b1[4] t2[4,2] b2[2] y[5,2]";
    const string Squared = "h = 1/(1+np.exp(-x.dot(w1)))\ny_pred = h.dot(w2)\nloss = np.square(y_pred - y).sum()";
    const string Logistic = "z = w'*x + b\na = sigmoid(z)\nL = -(y*log(a) + (1-y)*log(1-a))";

    /// <summary>Activations that are written out are known as what they are.</summary>
    [Theory]
    [InlineData(TwoLayers, TwoLayerShapes, "t1", "x.T.dot(((h2-y)*h2*(1-h2)).dot(t2.T))", "missing-activation-derivative", "h1")]
    [InlineData(TwoLayers, TwoLayerShapes, "b2", "np.sum(h2 - y, axis=0)", "missing-activation-derivative", "h2")]
    [InlineData(Squared, "x[6,5] w1[5,4] w2[4,2] y[6,2]", "w1", "x.T.dot((2*(y_pred - y)).dot(w2.T) * (1 - h**2))",
        "wrong-activation-derivative", "h")]
    [InlineData("h = np.maximum(0, z)\ns = u @ h", "z[3] u[3]", "z", "u", "missing-activation-derivative", "h")]
    [InlineData("z = W*x + b\nh = 1/(1+exp(-z))\ns = u'*h", "W[3,4] x[4] b[3] u[3]", "W", "(u ⊙ σ'(h)) x'", "derivative-at-output", "h")]
    [InlineData("h = (exp(z) - exp(-z))/(exp(z) + exp(-z))\ns = u'*h", "z[3] u[3]", "z", "u ⊙ h ⊙ (1 - h)", "wrong-activation-derivative",
        "h")]
    [InlineData("h = (exp(z) - exp(-z))/(exp(z) + exp(-z))\ns = u'*h", "z[3] u[3]", "z", "u", "missing-activation-derivative", "h")]
    [InlineData("h = z*(z > 0)\ns = u'*h", "z[3] u[3]", "z", "u", "missing-activation-derivative", "h")]
    [InlineData("p = exp(z)/sum(exp(z))\ns = u'*p", "z[3] u[3]", "z", "u ⊙ p ⊙ (1 - p)", "softmax-diagonal-only", "p")]
    public void AWrittenOutActivationIsNamed(string program, string variables, string wrt, string answer, string id, string node)
    {
        var verdict = Ask.Formula(program, variables, wrt, answer);

        Assert.Equal((VerdictKind.Wrong, id, node), (verdict.Kind, verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Node));
    }

    [Theory]
    [InlineData(Logistic, "w[3] x[3] b[] y[]", "w", "(a - y) a (1 - a) x", "extra-local")]
    [InlineData("z = W*x + b\nh = sigmoid(z)\ns = u'*h", "W[3,4] x[4] b[3] u[3]", "b", "u ⊙ h ⊙ (1-h) ⊙ h ⊙ (1-h)", "extra-local")]
    [InlineData("L = sum((W*x - y)^2) + 0.5*lambda*sum(W^2)", "W[3,4] x[4] y[3] lambda[]", "W", "2(Wx - y)x^T + 2λW", "constant-factor")]
    [InlineData(TwoLayers, TwoLayerShapes, "b2", "np.sum(2*(h2-y)*h2*(1-h2), axis=0)", "constant-factor")]
    [InlineData("L = sum((W*x - y)^2)/8", "W[3,4] x[4] y[3]", "W", "2(Wx - y)x^T", "constant-factor")]
    [InlineData("L = mean(w^2)", "w[5]", "w", "2 w", "mean-for-sum")]
    [InlineData("h = tanh(z)\nL = u'*h", "z[3] u[3]", "z", "u*1 - h^2", "missing-brackets")]
    [InlineData("h = exp(x)\nL = u'*h", "x[3] u[3]", "x", "u*x", "value-for-derivative")]
    [InlineData("h = tanh(z)\nL = u'*h", "z[3] u[3]", "z", "u*(1-tanh(h)^2)", "derivative-at-output")]
    public void TheRuleThatWentWrongIsToldFirst(string program, string variables, string wrt, string answer, string id)
    {
        var verdict = Ask.Formula(program, variables, wrt, answer);

        Assert.Equal((VerdictKind.Wrong, id), (verdict.Kind, verdict.Diagnoses[0].Id));
    }

    [Fact]
    public void TheDerivativeOfTheSoftmaxIsNotTakenTwice()
    {
        var verdict = Ask.Formula("p = softmax(z)\nL = -log(p[1])", "z[3]", "z", "(p - [0, 1, 0]) ⊙ p ⊙ (1 - p)");

        Assert.Equal((VerdictKind.Wrong, "extra-local", "p"), (verdict.Kind, verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Node));
    }

    [Fact]
    public void TheFactorOfABatchThatIsForgottenIsTold()
    {
        var labels = Tensor.Matrix(new[,] { { 1.0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 1, 0, 0 }, { 0, 1, 0 } });
        var verdict = Ask.Formula("S = X @ W + b\nP = softmax(S, axis=1)\nL = -np.sum(Y * np.log(P)) / 5", "X[5,4] W[4,3] b[3]", "W",
            "X.T @ (P - Y)", ("Y", labels));

        Assert.Equal((VerdictKind.Wrong, "constant-factor", "L"), (verdict.Kind, verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Node));
    }
}
