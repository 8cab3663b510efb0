using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Expressions;

public sealed class NumbersAndShapesTests
{
    [Theory]
    [InlineData("0.25", "", "0.25")]
    [InlineData("−0.2", "", "-0.2")]
    [InlineData("1/4", "", "0.25")]
    [InlineData("1 / 4", "", "0.25")]
    [InlineData("sqrt(4)", "", "2")]
    [InlineData("[1, 2]", "2", "1 2")]
    [InlineData("(1,2)", "2", "1 2")]
    [InlineData("1 2 3", "3", "1 2 3")]
    [InlineData("1 -2", "2", "1 -2")]
    [InlineData("1, -2, 1/2", "3", "1 -2 0.5")]
    [InlineData("1 2; 3 4", "2 2", "1 2 3 4")]
    [InlineData("1 2\n3 4\n", "2 2", "1 2 3 4")]
    [InlineData("1, 2\r\n3, 4", "2 2", "1 2 3 4")]
    [InlineData("[1, 2]\n[3, 4]", "2 2", "1 2 3 4")]
    [InlineData("[[1, 2], [3, 4]]", "2 2", "1 2 3 4")]
    [InlineData("[[1. 2.]\n [3. 4.]]", "2 2", "1 2 3 4")]
    [InlineData("((1, 2), (3, 4))", "2 2", "1 2 3 4")]
    [InlineData("[[1, 2, 3]]", "1 3", "1 2 3")]
    [InlineData("[[1], [2]]", "2 1", "1 2")]
    [InlineData("1\n2\n3", "3", "1 2 3")]
    [InlineData("np.array([1, 2])", "2", "1 2")]
    [InlineData("\\begin{bmatrix} 1 & 2 \\end{bmatrix}", "1 2", "1 2")]
    [InlineData("\\frac{1}{2}", "", "0.5")]
    [InlineData("e", "", "2.718281828459045")]
    public void NumbersAreReadHoweverTheyAreLaidOut(string text, string shape, string values)
    {
        var typed = Language.ReadNumbers(text).Expect();

        Assert.Equal(Shape.Of([.. shape.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]), typed.Shape);
        Assert.Equal(values, string.Join(' ', typed.Value.Values.ToArray().Select(NumberFormat.Full)));
    }

    [Theory]
    [InlineData("-0.20", 2, 2)]
    [InlineData("0.00", 0, 2)]
    [InlineData("12", 2, 0)]
    [InlineData("1e-4", 1, 4)]
    [InlineData("1.5e3", 2, -2)]
    [InlineData("0.19661", 5, 5)]
    [InlineData(".5", 1, 1)]
    public void TheDigitsThatWereTypedAreKnown(string text, int significant, int decimals)
    {
        var entry = Assert.Single(Language.ReadNumbers(text).Expect().Entries);

        Assert.False(entry.IsExact);
        Assert.Equal((significant, decimals), (entry.SignificantDigits, entry.Decimals));
    }

    [Fact]
    public void AnExpressionIsExact() => Assert.True(Assert.Single(Language.ReadNumbers("1/3").Expect().Entries).IsExact);

    [Fact]
    public void EachEntryKnowsItsPlace()
    {
        var typed = Language.ReadNumbers("1 -2\n3 4").Expect();

        Assert.Equal(["1", "-2", "3", "4"], typed.Entries.Select(entry => typed.Text[entry.Span.Start..entry.Span.End]));
    }

    [Theory]
    [InlineData("", "syntax")]
    [InlineData("x", "unknown-name")]
    [InlineData("[1, 2", "syntax")]
    [InlineData("1 2\n3", "invalid-shapes")]
    [InlineData("[[1, 2], [3]]", "invalid-shapes")]
    [InlineData("1/0", "not-finite")]
    [InlineData("1e999", "not-finite")]
    [InlineData("0.5 $%", "syntax")]
    public void WhatIsNoNumberIsRefused(string text, string id)
    {
        var outcome = Language.ReadNumbers(text);

        Assert.Equal(id, outcome.Mistake?.Id);
        Assert.InRange(outcome.Mistake!.Span.Start, 0, text.Length);
        Assert.InRange(outcome.Mistake.Span.End, outcome.Mistake.Span.Start, text.Length);
    }

    [Theory]
    [InlineData("8x20", "8×20")]
    [InlineData("8×20", "8×20")]
    [InlineData("8 X 20", "8×20")]
    [InlineData("(8, 20)", "8×20")]
    [InlineData("[8, 20]", "8×20")]
    [InlineData("8, 20", "8×20")]
    [InlineData("8 by 20", "8×20")]
    [InlineData("$8 \\times 20$", "8×20")]
    [InlineData("8행 20열", "8×20")]
    [InlineData("(3,)", "3×1")]
    [InlineData("3", "3×1")]
    [InlineData("scalar", "1×1")]
    [InlineData("(1×2)(2×2)(2×2)", "1×2 2×2 2×2")]
    [InlineData("(1×2) × (2×2)", "1×2 2×2")]
    [InlineData("(1, 2), (2, 2)", "1×2 2×2")]
    public void ShapesAreReadAsPeopleWriteThem(string text, string shapes) =>
        Assert.Equal(shapes, string.Join(' ', Language.ReadShapes(text).Expect().Shapes));

    [Theory]
    [InlineData("")]
    [InlineData("8 20")]
    [InlineData("8x")]
    [InlineData("(8, 20")]
    [InlineData("0x3")]
    [InlineData("8×20×3")]
    [InlineData("wide")]
    [InlineData("99999999999x2")]
    public void WhatIsNoShapeIsRefused(string text) => Assert.Equal("syntax", Language.ReadShapes(text).Mistake?.Id);

    [Theory]
    [InlineData(0.19661193324148185, "0.1966")]
    [InlineData(-3, "−3")]
    [InlineData(12345, "12345")]
    [InlineData(1.2e-7, "1.2 × 10⁻⁷")]
    [InlineData(0.05, "0.05")]
    [InlineData(2.99996, "3")]
    [InlineData(0, "0")]
    public void NumbersForReadingHaveFewDigits(double value, string text) => Assert.Equal(text, NumberFormat.ForReading(value));
}
