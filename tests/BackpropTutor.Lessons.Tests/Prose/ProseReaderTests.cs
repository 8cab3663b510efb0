using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Tests.Support;
using BackpropTutor.Tests.Timing;

namespace BackpropTutor.Lessons.Tests.Prose;

public sealed class ProseReaderTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "First.\n\nIt is 0.5 high.",
            "9/9.1/en.md:3: The number 0.5 is typed in. Compute it with {{model: expression}}, or, if it is no result, write {{= 0.5}}." },
        { "It is −.25, see.",
            "9/9.1/en.md:1: The number .25 is typed in. Compute it with {{model: expression}}, or, if it is no result, write {{= .25}}." },
        { "| a |\n|---|\n| 1.5 |",
            "9/9.1/en.md:3: The number 1.5 is typed in. Compute it with {{model: expression}}, or, if it is no result, write {{= 1.5}}." },
        { "So $s = 0.27$.",
            @"9/9.1/en.md:1: The number 0.27 is typed in. Compute it with \val{model: expression}, "
            + @"or, if it is no result, write \lit{0.27}." },
        { "A {{tinny: s}}.", "9/9.1/en.md:1: No model is called 'tinny'. Did you mean 'tiny'?" },
        { "A {{s}}.", "9/9.1/en.md:1: 's' names no model. Write {{model: expression}}, as in {{tiny: s}}." },
        { "A {{tiny: q}}.",
            "9/9.1/en.md:1: 'q' has no value in the model 'tiny': nobody knows it. Use its variables and nodes, in the answer language." },
        { @"A $\val{tiny: q}$.",
            "9/9.1/en.md:1: 'q' has no value in the model 'tiny': nobody knows it. Use its variables and nodes, in the answer language." },
        { @"A $\val{tiny: s$.", "9/9.1/en.md:1: A brace in the formula is never closed. Close it." },
        { "[x](javascript:alert)",
            "9/9.1/en.md:1: The address 'javascript:alert' is not allowed. Link to https://…, to a place on the site (/… or #…), or to a "
            + "lesson (lesson:4.1)." },
        { "[x](//elsewhere.example)",
            "9/9.1/en.md:1: The address '//elsewhere.example' is not allowed. Link to https://…, to a place on the site (/… or #…), or "
            + "to a lesson (lesson:4.1)." },
        { "![x](/y.png)", "9/9.1/en.md:1: A lesson has no images. Let a block draw the picture." },
        { ":::", "9/9.1/en.md:1: ':::' closes nothing. A note opens with '::: note'; a block or an exercise needs no closing line." },
        { "It costs $5 now.",
            @"9/9.1/en.md:1: A dollar opens or closes no formula. Let the formula touch both its dollars, "
            + @"as in $x$; a dollar itself is written \$." },
        { "::: exercise", "9/9.1/en.md:1: '::: exercise' places nothing. Write '::: id' for a block, '::: exercise a' for an exercise." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistakeInTheTextNamesFileLineAndRemedy(string markdown, string message)
    {
        // A lone ':::' would take the places after it for its content.
        var text = markdown == ":::" ? ":::\n:::" : markdown;
        Assert.Equal(message, Sample.MistakeIn(text));
    }

    [Fact]
    public void ANoteThatIsNeverClosedSaysSo() => Assert.Contains(
        "9/9.1/en.md:1: '::: note' is never closed. Write ':::' on a line of its own after it.",
        Sample.Read(english: "::: note\nText.").Mistakes.Select(mistake => mistake.ToString()));

    [Fact]
    public void LiteralsCodeWholeNumbersAndLabelsOfLessonsAreNoBareDecimals()
    {
        var words = Walk.PlainText(Walk.Inlines(Sample.Nodes(@"In {{= -0.5}}, `1.5`, CS 231, [4.1](lesson:4.1), 3. And $\lit{0.5}$.")[0]));

        Assert.Contains("−0.5", words, StringComparison.Ordinal);
        Assert.Contains("0.5", words, StringComparison.Ordinal);
    }

    [Fact]
    public void AComputedValueKnowsItsModelExpressionDigitsAndNumber()
    {
        var value = Walk.Inlines(Sample.Nodes("It is {{tiny: h | 2}}.")[0]).OfType<ComputedValue>().Single();

        Assert.Equal(("tiny", "h", 2), (value.Model, value.Expression, value.Digits));
        Assert.Equal([0.5, -0.19661193], value.Value.Values.ToArray());
    }

    [Fact]
    public void AValueWithABarFitsIntoATable()
    {
        var table = Assert.IsType<Table>(Sample.Nodes("| a | b |\n|---|--:|\n| {{tiny: s | 3}} | x |")[0]);

        Assert.Equal([Alignment.Start, Alignment.End], table.Columns);
        Assert.IsType<ComputedValue>(table.Rows[0][0][0]);
    }

    [Fact]
    public void KoreanEmphasisBesideAParticleIsRead()
    {
        var strong = Walk.Inlines(Sample.Nodes("**국소 오차 신호**(δ)를 **δ(델타)**라고 해요.")[0]).OfType<Emphasis>().ToList();

        Assert.Equal(["국소 오차 신호", "δ(델타)"], strong.Select(emphasis => Walk.PlainText(emphasis.Content)));
    }

    [Theory]
    [InlineData("벡터 $b$는 열벡터예요.", "b")]
    [InlineData("($n$개)", "n")]
    [InlineData(@"the price \$5 and $x$s", "x")]
    [InlineData(@"$\text{a \$ b}$", @"\text{a \$ b}")]
    [InlineData("the $$y$$ in a line", "y")]
    public void AFormulaMayTouchLettersOfAnyScript(string markdown, string latex) =>
        Assert.Equal(latex, Walk.Inlines(Sample.Nodes(markdown)[0]).OfType<InlineFormula>().Single().Formula.Latex);

    [Fact]
    public void NoLineBreaksBetweenAFormulaAndWhatTouchesIt()
    {
        var line = Assert.IsType<Paragraph>(Sample.Nodes("벡터 ($b$)는 {{tiny: s}}이고 $x$ 뒤")[0]).Content;

        Assert.Equal(
            ["벡터 ", "[(b)는]", " ", "[이고]", " ", "x", " 뒤"],
            line.Select(inline => inline is Unbroken ? $"[{Walk.PlainText([inline])}]" : Walk.PlainText([inline])));
    }

    [Fact]
    public void RawHtmlAndAttributesStayWords()
    {
        var words = Walk.PlainText(Walk.Inlines(Sample.Nodes("a <b onclick=x>c</b> {onclick=y}")[0]));

        Assert.Equal("a <b onclick=x>c</b> {onclick=y}", words);
    }

    [Fact]
    public void HeadingsThatReadAlikeGetIdsOfTheirOwn() => Assert.Equal(
        ["two-traps", "two-traps-2", "section"],
        Sample.Nodes("## Two traps\n\n## Two traps!\n\n## …").OfType<Heading>().Select(heading => heading.Id));

    [Fact]
    public void TranslatedHeadingsKeepTheEnglishIds()
    {
        var lesson = Sample.Read().Lesson!;

        Assert.Equal("title", lesson.Korean!.Value.OfType<Heading>().Single().Id);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "[a](", "links" }, { "[", "brackets" }, { "(", "parentheses" }, { "> ", "quotes" }, { "- ", "lists" }, { "*a ", "emphasis" },
            { "*a**b_", "mixed" },
        { "`a ``", "code" }, { "$a ", "mathematics" }, { "![", "images" }, { "<", "angles" }, { "| a ", "bars" }, { "::: note\n", "notes" },
        { "$a$", "formulas" }, { "$$a ", "display" }, { "\\$", "escapes" }, { "{{", "braces" }, { "\n> - ", "mixed nests" },
            { "&", "entities" }, { "$\\val{", "values" }, { "# ", "headings" }, { "1. ", "numbered" }, { "a\n", "lines" },
        { "\n\n[a](b \"", "titles" }, { "\n\n*_*_*_*_", "runs" }, { "~~~\n", "fences" }, { "|-", "borders" }, { "\n|a|\n|-|\n", "tables" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileTextCostsMilliseconds(string piece, string what)
    {
        Sample.Read();
        var text = string.Concat(Enumerable.Repeat(piece, 99_000 / piece.Length));

        // What would be caught here grows with the square of the length and takes many seconds; the first reading is compiled on its way.
        Sample.Read(english: text, korean: null);
        var cost = ThreadTime.Of(() => Sample.Read(english: text, korean: null));

        Assert.True(cost.TotalSeconds < 1, $"{what} took {cost.TotalMilliseconds} ms");
    }

    [Theory]
    [InlineData("[", "9/9.1/lesson.yaml:1: Brackets are nested more than 60 deep. Close them, or write it more simply.")]
    [InlineData("- ", "9/9.1/lesson.yaml:1: Quotes or lists are nested more than 12 deep. Flatten them.")]
    public void HostileFactsAreRefusedBeforeTheyAreParsed(string piece, string message) =>
        Assert.Equal(message, Sample.MistakeInFacts(string.Concat(Enumerable.Repeat(piece, 10_000))));

    [Fact]
    public void AFileThatIsTooLongIsRefused() => Assert.Equal(
        "9/9.1/en.md: The file has 100001 characters, more than the 100000 that a lesson may have. Split it.",
        Sample.Read(english: new string('a', 100_001)).Mistakes[0].ToString());
}
