using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests;

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
    [InlineData("array([-0.112, 0.636])", "2", "-0.112 0.636")]
    [InlineData("torch.tensor([1., 2.])", "2", "1 2")]
    [InlineData("5 # both branches added", "", "5")]
    [InlineData("df/dy = 5", "", "5")]
    [InlineData("q = 3", "", "3")]
    [InlineData("da = 2\ndb = 3\nda + db", "", "5")]
    [InlineData("dW = [[1, 2], [3, 4]]", "2 2", "1 2 3 4")]
    [InlineData("2*[[1, 2], [3, 4]]", "2 2", "2 4 6 8")]
    [InlineData("[[1, 2], [3, 4]].T", "2 2", "1 3 2 4")]
    [InlineData("(1, 2)^T", "2", "1 2")]
    [InlineData("[1 2]'", "2", "1 2")]
    [InlineData("\\begin{pmatrix}1 & 2\\end{pmatrix}^\\top", "2", "1 2")]
    [InlineData("\\frac{\\partial L}{\\partial W} = \\begin{bmatrix}1 & 2\\\\3 & 4\\end{bmatrix}", "2 2", "1 2 3 4")]
    [InlineData("\\left[\\begin{matrix}1 & 2\\\\3 & 4\\end{matrix}\\right]", "2 2", "1 2 3 4")]
    [InlineData("Matrix([[1, 2], [3, 4]])", "2 2", "1 2 3 4")]
    [InlineData("eye(2)", "2 2", "1 0 0 1")]
    [InlineData("I(2)", "2 2", "1 0 0 1")]
    [InlineData("diag([1, 2])", "2 2", "1 0 0 2")]
    [InlineData("4.5 ones(2, 2)", "2 2", "4.5 4.5 4.5 4.5")]
    [InlineData("[2, 3] @ [[1, 2], [3, 4]]", "2", "11 16")]
    public void NumbersAreReadHoweverTheyAreLaidOut(string text, string shape, string values)
    {
        var typed = AnswerLanguage.ReadNumbers(text).Expect();

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
        var entry = Assert.Single(AnswerLanguage.ReadNumbers(text).Expect().Entries);

        Assert.False(entry.IsExact);
        Assert.Equal((significant, decimals), (entry.SignificantDigits, entry.Decimals));
    }

    /// <summary>A transposed list keeps its digits; a calculated number knows how far its rounded decimals carry.</summary>
    [Fact]
    public void WhatIsCalculatedKnowsHowFarItsDecimalsCarry()
    {
        Assert.Equal([3, 3], AnswerLanguage.ReadNumbers("(-0.112, 0.636)^T").Expect().Entries.Select(entry => entry.SignificantDigits));
        Assert.Equal(0.0005, Assert.Single(AnswerLanguage.ReadNumbers("2*0.5-0.731").Expect().Entries).Uncertainty, 1e-9);
        Assert.Equal(0.000231, Assert.Single(AnswerLanguage.ReadNumbers("0.731*(1-0.731)").Expect().Entries).Uncertainty, 1e-6);
        Assert.Equal(0, Assert.Single(AnswerLanguage.ReadNumbers("1/3 + 0.25").Expect().Entries).Uncertainty);
    }

    [Theory]
    [InlineData("z, z, q", "“z” is a name")]
    [InlineData("three", "“three” is a name")]
    [InlineData("sqr(4)", "Did you mean “sqrt”?")]
    public void LettersAmongNumbersAreSaidToBeNames(string text, string message) =>
        Assert.Contains(message, AnswerLanguage.ReadNumbers(text).Mistake!.Message.English, StringComparison.Ordinal);

    [Theory]
    [InlineData("[1; 2]", true)]
    [InlineData("1\n2", true)]
    [InlineData("(1, 2)^T", true)]
    [InlineData("[1, 2]", false)]
    [InlineData("1 2", false)]
    public void AColumnIsKnownFromAList(string text, bool isColumn) =>
        Assert.Equal(isColumn, AnswerLanguage.ReadNumbers(text).Expect().IsColumn);

    [Fact]
    public void AnExpressionIsExact() => Assert.True(Assert.Single(AnswerLanguage.ReadNumbers("1/3").Expect().Entries).IsExact);

    [Fact]
    public void EachEntryKnowsItsPlace()
    {
        var typed = AnswerLanguage.ReadNumbers("1 -2\n3 4").Expect();

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
        var outcome = AnswerLanguage.ReadNumbers(text);

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
        Assert.Equal(shapes, string.Join(' ', AnswerLanguage.ReadShapes(text).Expect().Shapes));

    [Theory]
    [InlineData("")]
    [InlineData("8 20")]
    [InlineData("8x")]
    [InlineData("(8, 20")]
    [InlineData("0x3")]
    [InlineData("8×20×3")]
    [InlineData("wide")]
    [InlineData("99999999999x2")]
    public void WhatIsNoShapeIsRefused(string text) => Assert.Equal("syntax", AnswerLanguage.ReadShapes(text).Mistake?.Id);

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
