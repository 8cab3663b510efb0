using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("/en/", "/ko/")]
    [InlineData("/en", "/ko/")]
    [InlineData("/en/lessons/bias", "/ko/lessons/bias")]
    [InlineData("/en/lessons/bias?a=1#b", "/ko/lessons/bias?a=1#b")]
    [InlineData("/ko/lessons/en", "/ko/lessons/en")]
    [InlineData("/EN/lessons/bias", "/ko/lessons/bias")]
    [InlineData("/en//elsewhere.example/", "/ko/elsewhere.example/")]
    [InlineData("/not-found", "/ko/")]
    [InlineData("/", "/ko/")]
    public void TheSamePageInAnotherLanguageHasTheSameRestOfTheAddress(string path, string expected) =>
        Assert.Equal(expected, PageLanguage.Korean.PathOf(path));

    [Theory]
    [InlineData("/ko/lessons/bias", "ko")]
    [InlineData("en?x", "en")]
    [InlineData("/korean/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void AnAddressBeginsWithItsLanguage(string? path, string? expected) => Assert.Equal(expected, PageLanguage.OfPath(path)?.Code);
}
