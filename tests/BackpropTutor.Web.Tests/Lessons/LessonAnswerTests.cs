using BackpropTutor.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>Typing answers into the lesson on the error signal: right, wrong, misshapen and hostile ones, in both languages.</summary>
public sealed class LessonAnswerTests(LessonSite site, Chromium chromium)
{
    /// <summary>In milliseconds, from the click to the words on the page, on a machine that may be busy with other tests.</summary>
    const float Bounded = 5_000;

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "b", new string('u', 12_000) },
        { "b", new string('(', 5_000) + "u" + new string(')', 5_000) },
        { "b", string.Concat(Enumerable.Repeat("sigmoid(", 1_200)) + "z" + new string(')', 1_200) },
        { "b", string.Concat(Enumerable.Repeat("-", 9_999)) + "u" },
        { "b", "<script>document.title = 'taken'</script>" },
        { "b", "<img src=x onerror=\"document.title='taken'\">" },
        { "b", "u \0 h" },
        { "a1", new string('[', 5_000) + "1" + new string(']', 5_000) },
        { "a1", string.Join(", ", Enumerable.Repeat("1", 4_000)) },
        { "a3", new string('9', 12_000) },
        { "d", string.Concat(Enumerable.Repeat("(999999999x999999999)", 600)) },
    };

    [Theory]
    [InlineData("en", "a1", "0, 1", "Right.")]
    [InlineData("ko", "a1", "[0, 1]", "맞았어요.")]
    [InlineData("en", "d", "(1x2)(2x2)(2x2)", "Right.")]
    [InlineData("en", "b", "u ⊙ h ⊙ (1 - h)", "Right.")]
    [InlineData("ko", "b", "u * h * (1 - h)", "맞았어요.")]
    [InlineData("en", "b", @"u \odot h \odot (1 - h)", "Right.")]
    [InlineData("en", "c", "0.5, -0.1966", "Right.")]
    public async Task ARightAnswerPasses(string language, string exercise, string answer, string verdict)
    {
        await using var browser = await OpenAsync(language);
        var part = new ExercisePart(browser.Page, $"4-2-{exercise}");
        await part.AnswerAsync(answer);

        await Expect(part.Judgement).ToContainTextAsync(verdict);
    }

    [Theory]
    [InlineData("en", "b", "u", "Not yet.", "The slope of the nonlinearity is missing.")]
    [InlineData("ko", "b", "u", "아직이에요.", "비선형 함수의 기울기가 빠졌어요.")]
    [InlineData("en", "a1", "-1, 2", "Not yet.", "The bias")]
    [InlineData("en", "c", "0.5, 0.2, 0.1", "Not yet.", "3")]
    public async Task AWrongAnswerIsToldWhatIsWrongWithIt(string language, string exercise, string answer, string verdict, string remark)
    {
        await using var browser = await OpenAsync(language);
        var part = new ExercisePart(browser.Page, $"4-2-{exercise}");
        await part.AnswerAsync(answer);

        await Expect(part.Judgement).ToContainTextAsync(verdict);
        await Expect(part.Judgement).ToContainTextAsync(remark);
    }

    [Theory]
    [InlineData("en", "is read entry by entry")]
    [InlineData("ko", "원소별 곱으로 읽었어요")]
    public async Task AProductOfVectorsIsReadEntryByEntryAndTheLearnerSeesThatItWas(string language, string notice)
    {
        await using var browser = await OpenAsync(language);
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.FillAsync("u h (1 - h)");

        await Expect(part.Reading.GetByText(notice).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TheReadingIsShownAsMathematicsWithItsShapeWhileOneTypes()
    {
        await using var browser = await OpenAsync("en");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.PressSequentiallyAsync("u * h");

        await Expect(part.Reading).ToContainTextAsync("Read as");
        await Expect(part.Reading.Locator("math")).ToHaveCountAsync(1);
        await Expect(part.Reading.Locator(".shape")).ToHaveTextAsync("2×1");
        await Expect(part.Judgement).ToBeEmptyAsync();
    }

    [Theory]
    [InlineData("en", "u ⊙ (h", "(")]
    [InlineData("ko", "u ⊙ hh ⊙ q", "q")]
    public async Task AMistakeIsMarkedAtItsPlaceWhileOneTypes(string language, string text, string marked)
    {
        await using var browser = await OpenAsync(language);
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.PressSequentiallyAsync(text);

        await Expect(part.Reading.Locator(".echo")).ToHaveTextAsync(text);
        await Expect(part.Reading.Locator("mark")).ToHaveTextAsync(marked);
        Assert.Equal(language == "ko", HasHangul(await part.Reading.Locator(".mistake").InnerTextAsync()));
    }

    [Fact]
    public async Task ThePaletteInsertsAtTheCaretAndTheFieldKeepsTheFocus()
    {
        await using var browser = await OpenAsync("en");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.FillAsync("u  h");
        await part.Field.EvaluateAsync("field => field.setSelectionRange(2, 2)");
        await part.Sign("⊙").ClickAsync();

        await Expect(part.Field).ToHaveValueAsync("u ⊙ h");
        await Expect(part.Field).ToBeFocusedAsync();
        Assert.Equal(3, await part.CaretAsync());
        await Expect(part.Reading.Locator("math")).ToHaveCountAsync(1);

        await browser.Page.Keyboard.PressAsync("Control+z");
        await Expect(part.Field).ToHaveValueAsync("u  h");
    }

    [Fact]
    public async Task AVerdictStaysWhenTheFieldIsLeft()
    {
        await using var browser = await OpenAsync("en");
        var part = new ExercisePart(browser.Page, "4-2-a1");
        await part.Field.PressSequentiallyAsync("0, 1");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(part.Judgement).ToContainTextAsync("Right.");

        await browser.Page.Keyboard.PressAsync("Tab");
        await new ExercisePart(browser.Page, "4-2-b").ReadAsync("u");

        await Expect(part.Judgement).ToContainTextAsync("Right.");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task AHostileAnswerIsRefusedWithWordsAndTheCircuitLivesOn(string exercise, string text)
    {
        await using var browser = await OpenAsync("en");
        var title = await browser.Page.TitleAsync();
        var part = new ExercisePart(browser.Page, $"4-2-{exercise}");
        await part.Field.EvaluateAsync("(field, text) => field.value = text", text);
        await part.Check.ClickAsync();

        await Expect(part.Judgement.Locator(".is-invalid, .is-wrong")).ToBeVisibleAsync(new() { Timeout = Bounded });
        Assert.NotEqual("", (await part.Reading.Locator(".mistake").Or(part.Judgement.Locator("p").Nth(1)).First.InnerTextAsync()).Trim());
        Assert.Equal(0, await part.Reading.Or(part.Judgement).Locator("script, img").CountAsync());
        Assert.Equal(title, await browser.Page.TitleAsync());
        await browser.AssertFitsAsync();

        var other = new ExercisePart(browser.Page, "4-2-c");
        await other.AnswerAsync("0.5, -0.1966");
        await Expect(other.Judgement).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task HalfOfASurrogatePairIsRefusedWithWordsToo()
    {
        await using var browser = await OpenAsync("en");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.Field.EvaluateAsync(@"field => field.value = 'u ⊙ \uD800 h'");
        await part.Check.ClickAsync();

        await Expect(part.Judgement.Locator(".is-invalid")).ToBeVisibleAsync();
        await Expect(part.Reading.Locator("mark")).ToHaveTextAsync("\uFFFD");
    }

    [Fact]
    public async Task AnswersOfTheWrongShapeAreToldBothShapes()
    {
        await using var browser = await OpenAsync("en");
        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.AnswerAsync("u' ⊙ h' ⊙ (1 - h)'");

        await Expect(part.Judgement).Not.ToContainTextAsync("Right.");
        await Expect(part.Judgement).ToContainTextAsync("1×2");
    }

    static bool HasHangul(string text) => text.Any(letter => letter is >= '가' and <= '힣');

    async Task<BrowserPage> OpenAsync(string language)
    {
        var browser = await chromium.OpenAsync(site);
        await browser.GoAsync($"/{language}/lessons/error-signal");
        await new ExercisePart(browser.Page, "4-2-b").AliveAsync();
        await new ExercisePart(browser.Page, "4-2-e").AliveAsync();
        return browser;
    }
}
