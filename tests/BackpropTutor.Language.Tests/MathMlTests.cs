using System.Xml.Linq;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Printing;
using Xunit;

namespace BackpropTutor.Language.Tests;

public sealed class MathMlTests
{
    [Theory]
    [InlineData("x'", "<msup><mi>x</mi><mo>⊤</mo></msup>")]
    [InlineData("W2", "<msub><mi>W</mi><mn>2</mn></msub>")]
    [InlineData("W2'", "<msubsup><mi>W</mi><mn>2</mn><mo>⊤</mo></msubsup>")]
    [InlineData("delta", "<mi>δ</mi>")]
    [InlineData("a/c", "<mfrac><mi>a</mi><mi>c</mi></mfrac>")]
    [InlineData("σ'(z)",
        "<msup><mi>σ</mi><mo>′</mo></msup><mrow><mo stretchy=\"false\">(</mo><mi>z</mi><mo stretchy=\"false\">)</mo></mrow>")]
    [InlineData("ŷ", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>")]
    [InlineData("y_pred", "<msub><mi>y</mi><mi>pred</mi></msub>")]
    [InlineData("norm(q)", "<mrow><mo>‖</mo><mi>q</mi><mo>‖</mo></mrow>")]
    [InlineData("-2", "<mo form=\"prefix\">−</mo><mn>2</mn>")]
    [InlineData("a - c", "<mi>a</mi><mo>−</mo><mi>c</mi>")]
    [InlineData("exp(-a)",
        "<mi>exp</mi><mrow><mo stretchy=\"false\">(</mo><mo form=\"prefix\">−</mo><mi>a</mi><mo stretchy=\"false\">)</mo></mrow>")]
    [InlineData("(a/c) s", "<mfrac><mi>a</mi><mi>c</mi></mfrac><mspace width=\"0.17em\"></mspace><mi>s</mi>")]
    [InlineData("(1 + a/c) s",
        "<mrow><mo>(</mo><mn>1</mn><mo>+</mo><mfrac><mi>a</mi><mi>c</mi></mfrac><mo>)</mo></mrow><mspace "
        + "width=\"0.17em\"></mspace><mi>s</mi>")]
    public void EachNotationHasItsElement(string typed, string mathMl)
    {
        var printed = MathMl.Print(Reader.Node(typed), _ => null);

        Assert.Contains($"<semantics><mrow>{mathMl}</mrow><annotation", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersBecomeAMatrix()
    {
        var printed = MathMl.Print(Tensor.Matrix(new[,] { { 0.5, -0.5 }, { 1, 0.25 } }));

        Assert.Contains(
            "<mtr><mtd><mn>0.5</mn></mtd><mtd><mo "
            + "form=\"prefix\">−</mo><mn>0.5</mn></mtd></mtr><mtr><mtd><mn>1</mn></mtd><mtd><mn>0.25</mn></mtd></mtr>", printed,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    public void WhateverIsPrintedIsWellFormedAndWithoutStyles(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var printed = MathMl.Print(RandomTree.Of(random, 5), _ => null);
            var element = XElement.Parse(printed);

            Assert.DoesNotContain(element.DescendantsAndSelf(), part => part.Attribute("style") is not null);
            Assert.DoesNotContain(element.Descendants().Where(part => part.Name.LocalName is "mi" or "mo"),
                part => part.Value.Contains('\\', StringComparison.Ordinal));
        }
    }
}
