using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Staff.Ground;
using MudBlazor;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>What the staff's pages stand on.</summary>
public sealed partial class GroundTests
{
    public static TheoryData<string> MudKeys { get; } =
        [.. KeysOf(new(typeof(MudButton).Assembly.GetType("MudBlazor.Resources.LanguageResource", throwOnError: true)!),
          CultureInfo.InvariantCulture)];

    [Fact]
    public void MudBlazorHasTheWordsThatWereTranslated() => Assert.Equal(155, MudKeys.Count);

    [Theory]
    [MemberData(nameof(MudKeys))]
    public void EachWordOfMudBlazorIsSpokenInKorean(string key)
    {
        var english = new ResourceManager(typeof(MudButton).Assembly.GetType("MudBlazor.Resources.LanguageResource", throwOnError: true)!)
            .GetString(key, CultureInfo.InvariantCulture)!;
        using var _ = new Spoken(PageLanguage.Korean);

        var said = new KoreanMud()[key];

        Assert.False(said.ResourceNotFound);
        Assert.NotEqual(english, said.Value);
        Assert.Equal(PlacesOf(english), PlacesOf(said.Value));
    }

    [Fact]
    public void WithValuesTheParticlesAreSettled()
    {
        using var _ = new Spoken(PageLanguage.Korean);

        Assert.Equal("글자에서 수로 바꾸지 못했어요: x", new KoreanMud()["Converter_ConversionFailed", "글자", "수", "x"].Value);
    }

    [Fact]
    public void InEnglishMudBlazorSpeaksForItself()
    {
        using var _ = new Spoken(PageLanguage.English);

        Assert.True(new KoreanMud()["MudDialog_Close"].ResourceNotFound);
    }

    [Fact]
    public void EveryWordOfTheStaffsPagesIsInBothLanguages()
    {
        var words = new ResourceManager(typeof(StaffWords));
        var english = KeysOf(words, CultureInfo.InvariantCulture);
        Assert.NotEmpty(english);

        Assert.Equal(english, KeysOf(words, PageLanguage.Korean.Culture));
        Assert.All(english, key => Assert.Equal(
            PlacesOf(words.GetString(key, CultureInfo.InvariantCulture)!), PlacesOf(words.GetString(key, PageLanguage.Korean.Culture)!)));
    }

    [Fact]
    public void EveryMistakeThatTheGraderKnowsHasAName() => Assert.Empty(
        KnownDiagnoses.Ids.Select(id => "Mistake-" + id).Except(KeysOf(new(typeof(StaffWords)), CultureInfo.InvariantCulture)));

    [Fact]
    public void EveryKindOfEntryInTheAuditLogHasAName() => Assert.Empty(
        Classrooms.Access.AuditActions.All.Select(action => "Did-" + action)
            .Except(KeysOf(new(typeof(StaffWords)), CultureInfo.InvariantCulture)));

    [Fact]
    public void TheThemeFollowsTheSystemAndTheSwitch()
    {
        var variables = StaffTheme.Sheet.Split('}').Select(block => Variable().Matches(block).Select(name => name.Value).ToArray())
            .Where(names => names.Length > 0).ToArray();

        Assert.Equal(3, variables.Length);
        Assert.True(variables[0].Length > 100);
        Assert.All(variables, names => Assert.Equal(variables[0], names));
        Assert.Contains("@media (prefers-color-scheme: dark) {\n:root:not([data-theme=\"light\"])", StaffTheme.Sheet,
          StringComparison.Ordinal);
        Assert.Contains("\n:root[data-theme=\"dark\"] {", StaffTheme.Sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/staff/classes", true)]
    [InlineData("/ko/Staff", true)]
    [InlineData("/en/lessons/staff", false)]
    [InlineData("/staff", false)]
    [InlineData("/", false)]
    public void AStaffAddressHasItsSegmentBehindTheLanguage(string path, bool expected) => Assert.Equal(expected, StaffAddress.Is(path));

    static string[] KeysOf(ResourceManager words, CultureInfo culture) =>
    [
        .. words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key).Order(StringComparer.Ordinal),
    ];

    static IEnumerable<string> PlacesOf(string text) =>
        Place().Matches(text).Select(place => place.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"--mud-[\w-]+(?=:)", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
