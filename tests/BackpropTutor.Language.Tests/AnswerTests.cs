using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>Answers to a question: which line counts, whose names may be bound again, and what <c>*</c> means in them.</summary>
public class AnswerTests
{
    [Theory]
    [InlineData("dz = δ ⊙ 1\ndW = np.outer(dz, x)\ndb = dz", "np.outer(δ ⊙ 1, x)")]
    [InlineData("dW = np.outer(δ, x)\nreturn dW", "np.outer(δ, x)")]
    [InlineData("grad_W = np.outer(δ, x)\nδ", "np.outer(δ, x)")]
    [InlineData("W.grad = np.outer(δ, x)\ndb = δ", "np.outer(δ, x)")]
    [InlineData("∂s/∂W = δ x'\n∂s/∂b = δ", "δ x'")]
    [InlineData(@"\nabla_{\mathbf{W}} s = \delta x^\top", "δ x'")]
    [InlineData(@"\frac{\mathrm{d}s}{\mathrm{d}W} = \frac{\partial{s}}{\partial{z}} x^\top", "δ x'")]
    [InlineData(@"∇_z s x'", "δ x'")]
    [InlineData("dW += np.outer(δ, x)", "np.outer(δ, x)")]
    [InlineData("g = u\ng = g ⊙ u\ng x'", "(u ⊙ u) x'")]
    [InlineData("g = u\ng *= 2\ng", "u * 2")]
    [InlineData("g = u\ng[z <= 0] = 0\ng", "(1 - (z <= 0)) ⊙ u")]
    [InlineData("dW = δ x'\n   = (2 δ x') / 2", "(2 δ x') / 2")]
    public void TheLineThatIsAskedForCounts(string typed, string plain)
    {
        var (read, meant) = (AnswerLanguage.ReadAnswer(typed, Question()), AnswerLanguage.ReadAnswer(plain, Question()));

        Assert.True(read.Succeeded, read.Mistake?.Message.English);
        Assert.True(Reader.Same(read.Value.Node, meant.Expect().Node),
            $"“{typed}” is {Reader.Tree(read.Value.Node)}, but “{plain}” is {Reader.Tree(meant.Value!.Node)}.");
    }

    [Theory]
    [InlineData("u = 2", "belongs to the question")]
    [InlineData("u += 1", "belongs to the question")]
    [InlineData("g /= 5", "has no value yet")]
    [InlineData("g[z > 0] = 1", "has no value yet")]
    public void NamesOfTheQuestionStayAndNamesWithoutAValueAreSaidToHaveNone(string typed, string message) =>
        Assert.Contains(message, AnswerLanguage.ReadAnswer(typed, Question()).Mistake!.Message.English, StringComparison.Ordinal);

    /// <summary>The answer of a NumPy program is NumPy; where only the other reading has the shape that is asked, it was meant.</summary>
    [Theory]
    [InlineData("T * g", "5 3")]
    [InlineData("g * T", "5 3")]
    [InlineData("k = T * g\nX' k", "4 3")]
    [InlineData("X' * T", "4 3")]
    [InlineData(@"\mathbf{X}^\top T", "4 3")]
    public void TheProgramsNotationIsCarriedOverToItsAnswer(string typed, string shape)
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["X"] = Shape.Matrix(5, 4),
            ["W"] = Shape.Matrix(4, 3),
            ["g"] = Shape.Vector(3),
            ["T"] = Shape.Matrix(5, 3),
        };
        var program = AnswerLanguage.ReadProgram("H = X @ W\nL = np.sum(H * g * T)", shapes).Expect();
        var scope = Scope.Of(program) with { Asked = new("W", "L", shape == "4 3" ? Shape.Matrix(4, 3) : Shape.Matrix(5, 3)) };

        Assert.Equal(shape, string.Join(' ', AnswerLanguage.ReadAnswer(typed, scope).Expect().Node.Shape.Lengths));
    }

    static Scope Question()
    {
        var program = AnswerLanguage.ReadProgram("z = W x + b; h = σ(z); s = u' h",
            Reader.Usual.Where(pair => pair.Key is "W" or "x" or "b" or "u").ToDictionary()).Expect();
        var delta = Backward.Of(program.Output.Node).GradientOf(program.Names["z"]);
        return new(
            program,
            ImmutableDictionary<string, Node>.Empty.Add("delta", delta),
            ImmutableDictionary<(string, string), Node>.Empty.Add(("s", "z"), delta))
        {
            Asked = new("W", "s", Shape.Matrix(2, 3)),
        };
    }
}
