using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Tests.Checking;

public sealed class EngineValuesTests
{
    /// <summary>f = (x + y) z at (4, 1, −2), where ∂f/∂q is z itself, and ∂f/∂z is q.</summary>
    static readonly Model Product = new(
        "product", "q = x + y\nf = q*z",
        ImmutableDictionary<string, Tensor>.Empty.Add("x", 4).Add("y", 1).Add("z", -2),
        ImmutableDictionary<string, Shape>.Empty, null, "lesson.yaml", 1);

    [Theory]
    [InlineData("z", -2, false)]
    [InlineData("df/dq", -2, true)]
    [InlineData("q", 5, false)]
    [InlineData("df/dz", 5, true)]
    [InlineData("-(df/dz)", -5, true)]
    [InlineData("q - 2 (df/dz)", -5, false)]
    [InlineData("1 + 1", 2, false)]
    public void Says_whether_a_number_is_written_as_a_gradient(string expression, double value, bool isGradient)
    {
        Assert.True(new EngineValues().TryCompute(Product, expression, out var computed, out _));
        Assert.Equal(value, computed.Value[0]);
        Assert.Equal(isGradient, computed.IsGradient);
    }
}
