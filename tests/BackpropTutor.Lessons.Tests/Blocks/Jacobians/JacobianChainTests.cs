using BackpropTutor.Lessons.Blocks.Jacobians;

namespace BackpropTutor.Lessons.Tests.Blocks.Jacobians;

public class JacobianChainTests
{
    internal static JacobianChain Tiny(params (string Of, string By, bool IsTransposed)[] factors) =>
        JacobianChain.Of(
            [.. factors.Select(factor => new Factor(JacobianTests.Of(Models.Tiny, factor.Of, factor.By), factor.IsTransposed))]);

    [Fact]
    public void AChainThatFitsIsMultiplied()
    {
        var chain = Tiny(("s", "h", false), ("h", "z", false), ("z", "x", false));

        Assert.Null(chain.FirstMisfit);
        Assert.Equal("1×3", chain.Size);
        Assert.Equal([0.05338806676, -0.29915298331, 0.34830596662],
            chain.Product!.Values.ToArray().Select(value => Math.Round(value, 11)));
    }

    [Fact]
    public void TransposedFactorsGiveTheGradientAsAColumn()
    {
        var chain = Tiny(("z", "x", true), ("s", "z", true));

        Assert.Equal(("3×1", "(∂z/∂x)ᵀ"), (chain.Size, chain.Factors[0].Text));
        Assert.Equal(-0.29915298331, chain.Product![1], 11);
    }

    [Fact]
    public void AChainThatDoesNotFitSaysWhereAndHasNoProduct()
    {
        var chain = Tiny(("s", "h", false), ("z", "x", false), ("h", "z", false));

        Assert.Equal(1, chain.FirstMisfit);
        Assert.Null(chain.Product);
    }

    [Fact]
    public void BoxesAreDrawnToOneScale()
    {
        var drawing = ChainDrawing.Of(Tiny(("s", "h", false), ("h", "z", false), ("z", "x", false)).Factors);

        Assert.Equal([1.0, 2, 2], drawing.Boxes.Select(box => Math.Round(box.Height / drawing.Boxes[0].Height, 9)));
        Assert.Equal([2.0, 2, 3], drawing.Boxes.Select(box => Math.Round(2 * box.Width / drawing.Boxes[0].Width, 9)));
        Assert.All(drawing.Boxes, box => Assert.InRange(box.Right, 0, drawing.Width));
    }
}
