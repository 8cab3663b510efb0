using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Maths;

public sealed class FormulaTests
{
    [Fact]
    public void AChangedNumberNeedsNoTypesetting()
    {
        var formula = Only(@"So $s = \val{tiny: s}$.", MathFile.Empty);

        Assert.Equal("s = \\text{\uE000}", formula.Template);
        Assert.Equal("s = 0.2689", formula.Latex);
        Assert.Null(formula.Markup);
    }

    [Fact]
    public void ValuesAreFilledIntoTheTypesetFormulaAndItsLatex()
    {
        var key = Only(@"So $\val{tiny: h} + \val{tiny: ds/dh}$.", MathFile.Empty).Key;
        var maths = MathFile.Parse(
            $$"""{"{{key}}": "<math><semantics><mtext>\uE000</mtext><mtext>\uE001</mtext>"""
            + """<annotation>\\text{\uE000} + \\text{\uE001}</annotation></semantics></math>"}""");

        var markup = Only(@"So $\val{tiny: h} + \val{tiny: ds/dh}$.", maths).Markup!;

        Assert.Contains("<annotation>(0.5, -0.1966) + (2, -1)</annotation>", markup, StringComparison.Ordinal);
        Assert.Contains("<mrow class=\"value\"><mo stretchy=\"false\">(</mo><mn>0.5</mn>", markup, StringComparison.Ordinal);
        Assert.Contains("<mrow class=\"gradient\"><mo stretchy=\"false\">(</mo><mn>2</mn>", markup, StringComparison.Ordinal);
        Assert.Contains("<mo form=\"prefix\">−</mo><mn>0.1966</mn>", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void AVectorIsAColumnWhereThereIsRoomAndARowIsAlwaysARow()
    {
        Assert.Equal(@"\begin{pmatrix} 0.5 \\ -0.1966 \end{pmatrix}", Only(@"$$\val{tiny: h}$$", MathFile.Empty).Latex.Replace('−', '-'));
        Assert.Equal(@"\begin{pmatrix} 0.5 & -0.25 \end{pmatrix}", Only(@"$\val{tiny: h'}$", MathFile.Empty).Latex.Replace('−', '-'));
    }

    [Fact]
    public void TheSameFormulaInlineAndDisplayedAreTwo() =>
        Assert.NotEqual(Only("In $s$ words.", MathFile.Empty).Key, Only("$$s$$", MathFile.Empty).Key);

    [Theory]
    [InlineData(0.5, 4, "0.5")]
    [InlineData(-0.19661193, 4, "−0.1966")]
    [InlineData(-0.19661193, 5, "−0.19661")]
    [InlineData(1234.5678, 4, "1235")]
    [InlineData(3.483e-7, 4, "3.483e−7")]
    [InlineData(2.95e9, 3, "2950000000")]
    [InlineData(-0.0, 4, "0")]
    [InlineData(0.99999, 3, "1")]
    public void NumbersShowTheirDigits(double value, int digits, string shown) => Assert.Equal(shown, ValueMarkup.Number(value, digits));

    [Fact]
    public void AFormulaThatIsNotTypesetIsShownAsLatexAndNoticed()
    {
        var reading = Sample.Read(english: "A $q^2$.\n\n::: network\n\n::: exercise a", korean: null);

        Assert.NotNull(reading.Lesson);
        Assert.Equal(
            "9/9.1/en.md:1: The formula q^2 is not typeset. Run the script in src/BackpropTutor.Lessons/Maths/typeset.",
                reading.Notices[0].ToString());
    }

    static Formula Only(string markdown, MathFile maths) =>
        Sample.Read(english: markdown + "\n\n::: network\n\n::: exercise a", korean: null, maths: maths).Formulas.Single();
}
