using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Searching;
using BackpropTutor.Lessons.Tests.Support;
using BackpropTutor.Tests.Timing;

namespace BackpropTutor.Lessons.Tests.Searching;

/// <summary>What is found, and how it is shown.</summary>
public sealed class SearchTests
{
    static readonly SearchIndex Index = SearchIndex.Of(Repository.Course());

    [Theory]
    [InlineData("기울기")]
    [InlineData("기울기를")]
    [InlineData("기울기는")]
    [InlineData("기울기예요")]
    [InlineData("기울")]
    [InlineData("기우")]
    [InlineData("기울ㄱ")]
    [InlineData("\u1100\u1175\u110B\u116E\u11AF\u1100\u1175")]
    public void AKoreanWordIsFoundWithAnyParticleAndBeforeItIsTypedOut(string typed)
    {
        var first = Find(typed, "ko")[0];

        Assert.Equal("gradient", first.Document.Anchor);
        Assert.StartsWith("기", Marks(first.Title)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("행렬", "단위행렬")]
    [InlineData("규약", "모양 규약")]
    public void APartOfACompoundIsFound(string typed, string title) =>
        Assert.Contains(Find(typed, "ko", most: 40), result => Walk.PlainText(result.Title).Contains(title, StringComparison.Ordinal));

    [Theory]
    [InlineData("gradients", "gradient")]
    [InlineData("SOFTMAX", "softmax")]
    [InlineData("saturated", "saturation")]
    [InlineData("delta", "delta")]
    [InlineData("δ", "delta")]
    [InlineData("chain rule", "chain-rule")]
    public void AnEnglishWordLeadsToItsEntryFirst(string typed, string anchor) =>
        Assert.Equal(anchor, Find(typed, "en")[0].Document.Anchor);

    [Theory]
    [InlineData("델타")]
    [InlineData("δ")]
    [InlineData("delta")]
    public void AGreekLetterIsFoundByItsNameToo(string typed) =>
        Assert.Contains(Find(typed, "ko"), result => result.Document.Anchor == "delta");

    [Fact]
    public void AFunctionWithItsPrimeIsFoundInFormulas()
    {
        var found = Find("σ'", "en");

        Assert.NotEmpty(found);
        Assert.All(found, result => Assert.Contains(
            result.Document.Passages.SelectMany(passage => passage).SelectMany(Walk.Inlines),
            inline => inline is InlineFormula formula && (formula.Formula.Latex.Contains(@"\sigma'", StringComparison.Ordinal))
                || Walk.PlainText([inline]).Contains("σ'", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryWordMustBeThereIfThatCanBe()
    {
        var found = Find("outer product shape", "en");

        Assert.NotEmpty(found);
        Assert.All(found, result => Assert.True(result.Excerpt.Length > 0));
    }

    [Fact]
    public void AnExcerptIsShortAndShowsWhatWasFound()
    {
        foreach (var result in Find("upstream", "en", most: 40))
        {
            Assert.True(Walk.PlainText(result.Excerpt).Length < 700, Walk.PlainText(result.Excerpt));
            Assert.Contains(result.Excerpt.Concat(result.Title), inline => inline is Marked);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("qqqqqqqq")]
    [InlineData("!?…")]
    public void NothingIsFoundForNothing(string? typed) => Assert.Empty(Find(typed, "en"));

    [Theory]
    [InlineData("ㅏ")]
    [InlineData("a")]
    [InlineData("a b c d e f g h i j k l m n o p")]
    [InlineData("가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하")]
    [InlineData("\ud800\udc00\ud800 x")]
    public void WhateverIsTypedIsAnsweredInNoTime(string typed)
    {
        Find(typed, "ko");
        var cost = ThreadTime.Of(() => Find(typed + new string('x', 100_000), "ko"));

        Assert.InRange(cost.TotalSeconds, 0, 2);
    }

    static System.Collections.Immutable.ImmutableArray<SearchResult> Find(string? typed, string language, int most = 20) =>
        Index.Find(new SearchQuery(typed), language, most);

    static List<string> Marks(IEnumerable<Inline> line) => [.. line.OfType<Marked>().Select(mark => mark.Text)];
}
