using BackpropTutor.Lessons.Blocks.Jacobians;

namespace BackpropTutor.Lessons.Tests.Blocks.Jacobians;

public class JacobianReaderTests
{
    [Fact]
    public void AMatrixIsReadFromItsFacts()
    {
        var picture = BlockSource.Parameter<JacobianPicture>("kind: jacobian, model: tiny, of: h, by: z", "Jacobian");

        Assert.Equal([0.25, 0, 0, 0.19661193], picture.Entries!.Values.ToArray().Select(value => Math.Round(value, 8)));
    }

    [Fact]
    public void AProductIsReadFromItsFactors()
    {
        var chain = BlockSource.Parameter<JacobianChain>("kind: jacobian-chain, model: tiny, factors: [z/x', s/z']", "Chain");

        Assert.Equal(["(∂z/∂x)ᵀ", "(∂s/∂z)ᵀ"], chain.Factors.Select(factor => factor.Text));
        Assert.Equal("3×1", chain.Size);
    }

    [Fact]
    public void SizesAreReadAsVectorsAndMatrices() =>
        Assert.Equal(
            ["4,096×4,096", "409,600×409,600"],
            BlockSource.Parameter<JacobianScale>("kind: jacobian-scale, function: relu, sizes: [4096, 100x4096]",
                "Scale").Cases.Select(one => one.Size));

    [Theory]
    [InlineData("kind: jacobian, model: tiny, of: h", "'picture' lacks 'by'.")]
    [InlineData("kind: jacobian, model: tiny, of: k, by: z", "The model has no node 'k'.")]
    [InlineData("kind: jacobian, model: shapeless, of: y, by: x",
        "The variable 'x' of the model has no value. Give it one under 'values'.")]
    [InlineData("kind: jacobian, model: tiny, of: h, by: z, to: x", "'picture' has no fact 'to'.")]
    [InlineData("kind: jacobian-chain, model: tiny, factors: [s/h]", "The product has 1 factors. Write two to 5, as [s/h, h/z].")]
    [InlineData("kind: jacobian-chain, model: tiny, factors: [s/h, h]", "'h' is no Jacobian. Write it as s/h, or s/h' for its transpose.")]
    [InlineData("kind: jacobian-chain, model: tiny, factors: [s/h, h/q]", "The model has no node 'q'.")]
    [InlineData("kind: jacobian-scale, function: relv, sizes: [4]", "No function of one tensor is called 'relv'.")]
    [InlineData("kind: jacobian-scale, function: relu, sizes: []", "'sizes' names 0 sizes. Name one to three, as [4096, 100x4096].")]
    [InlineData("kind: jacobian-scale, function: relu, sizes: [4x4x4]",
        "'4x4x4' is no size. Write 4096 for a vector, 100x4096 for a matrix, no side over 1000000.")]
    [InlineData("kind: jacobian-scale, function: relu, sizes: [99999999999999]", "'99999999999999' is no size.")]
    [InlineData("kind: jacobian-scale, function: relu, sizes: [-4]", "'-4' is no size.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake(facts), StringComparison.Ordinal);
}
