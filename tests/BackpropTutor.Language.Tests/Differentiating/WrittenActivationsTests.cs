using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests.Differentiating;

public sealed class WrittenActivationsTests
{
    [Theory]
    [InlineData("1/(1+exp(-z))", "sigmoid")]
    [InlineData("1/(1+np.exp(-z))", "sigmoid")]
    [InlineData("1/(exp(-z) + 1)", "sigmoid")]
    [InlineData("(1 + e^(-z))^(-1)", "sigmoid")]
    [InlineData("exp(z)/(1 + exp(z))", "sigmoid")]
    [InlineData("(1 + tanh(z/2))/2", "sigmoid")]
    [InlineData("(exp(z) - exp(-z))/(exp(z) + exp(-z))", "tanh")]
    [InlineData("(1 - exp(-2*z))/(1 + exp(-2*z))", "tanh")]
    [InlineData("(exp(2 z) - 1)/(exp(2 z) + 1)", "tanh")]
    [InlineData("np.maximum(0, z)", "relu")]
    [InlineData("max(z, 0)", "relu")]
    [InlineData("z*(z > 0)", "relu")]
    [InlineData("(z + abs(z))/2", "relu")]
    [InlineData("exp(z)/sum(exp(z))", "softmax")]
    [InlineData("e^z/sum(e^z)", "softmax")]
    public void AnActivationThatIsWrittenOutIsKnown(string text, string name)
    {
        var program = Reader.Program($"out = {text}");
        var known = WrittenActivations.Of([program.Output.Node], node => program.NameOf(node) is not null)[program.Output.Node];

        Assert.Equal(name, known.Op.Name);
        Assert.Same(program.Names["z"], known.Inputs[0]);
    }

    [Fact]
    public void ItsArgumentMayBeAnExpression()
    {
        var program = Reader.Program("out = 1/(1+np.exp(-(W @ x + b)))");
        var known = WrittenActivations.Of([program.Output.Node], _ => false)[program.Output.Node];

        Assert.IsType<Sigmoid>(known.Op);
        Assert.IsType<Add>(known.Inputs[0].Op);
    }

    [Fact]
    public void RowsAreKnownAsRows()
    {
        var program = Reader.Program("P = np.exp(X)/np.sum(np.exp(X), axis=1, keepdims=True)");

        Assert.Equal(new Softmax(1), WrittenActivations.Of([program.Output.Node], _ => false)[program.Output.Node].Op);
    }

    [Theory]
    [InlineData("sigmoid(z)")]
    [InlineData("1/(1+exp(-z)) + z")]
    [InlineData("1/(1+exp(-2*z)*b)")]
    [InlineData("1/(1.001+exp(-z))")]
    [InlineData("maximum(z, b)")]
    [InlineData("maximum(0.001, z)")]
    [InlineData("z*(z > 0.01)")]
    [InlineData("exp(z)/sum(exp(b))")]
    [InlineData("max(s - a + 1, 0)")]
    public void NothingElseIs(string text)
    {
        var program = Reader.Program($"out = {text}");
        var image = WrittenActivations.Of([program.Output.Node], node => program.NameOf(node) is not null)[program.Output.Node];

        Assert.True(image.Op is not (Sigmoid or Tanh or Relu or Softmax) || ReferenceEquals(image, program.Output.Node),
            $"{text} is taken for {image}");
    }

    /// <summary>A step that has a name is a step to whoever reads it.</summary>
    [Fact]
    public void ANamedStepStaysOne()
    {
        var program = Reader.Program("e2 = exp(-z)\ng = 1 + e2\nf = 1/g");
        var known = WrittenActivations.Of([program.Output.Node], node => program.NameOf(node) is not null);

        Assert.False(known.Any);
        Assert.Same(program.Output.Node, known[program.Output.Node]);
    }

    /// <summary>What comes after is built on the known activation, and computes the same.</summary>
    [Fact]
    public void TheValuesStay()
    {
        var program = Reader.Program("h2 = 1/(1+np.exp(-z))\nout = u @ h2");
        var known = WrittenActivations.Of([program.Output.Node], node => program.NameOf(node) is not null);
        var values = new Dictionary<string, Tensor>
        {
            ["z"] = Tensor.Vector(0.3, -1.7),
            ["u"] = Tensor.Vector(2, -1),
        };

        var (before, after) = (program.Output.Node, known[program.Output.Node]);
        Assert.NotSame(before, after);
        Assert.Equal(Run.Of(Graph.Of(before), values)[before].Number, Run.Of(Graph.Of(after), values)[after].Number, 12);
    }
}
