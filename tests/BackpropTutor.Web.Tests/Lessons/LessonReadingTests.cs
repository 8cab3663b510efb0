using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Lessons;

/// <summary>The lesson on the error signal as something to read.</summary>
public sealed partial class LessonReadingTests(LessonSite site, Chromium chromium)
{
    public static MatrixTheoryData<string, ColorScheme> LanguagesAndThemes
    {
        get;
    } = new(["en", "ko"], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [InlineData("en", "The gradient of the bias, and the error signal δ")]
    [InlineData("ko", "편향의 기울기와 오차 신호 δ")]
    public async Task ItReadsFullyWithoutJavaScript(string language, string title)
    {
        await using var browser = await chromium.OpenAsync(site, new() { JavaScriptEnabled = false });
        await browser.GoAsync($"/{language}/lessons/error-signal");
        var page = browser.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        var formula = page.Locator("main .formula math").First;
        await Expect(formula).ToBeVisibleAsync();
        Assert.True((await formula.BoundingBoxAsync())!.Height > 20, "A displayed formula takes room.");
        Assert.Contains(@"\mathbb{R}^{n \times m}", await formula.Locator("annotation").TextContentAsync(), StringComparison.Ordinal);

        var picture = page.Locator("#graph-network");
        await Expect(picture.Locator("svg.drawing")).ToBeVisibleAsync();
        foreach (var (name, number) in Worked())
        {
            await Expect(picture.Locator("svg.drawing")).ToContainTextAsync(number);
            Assert.True(await picture.Locator("table").GetByText(number).CountAsync() > 0, $"{name} = {number} stands in the table.");
        }

        await picture.Locator(".numbers summary").ClickAsync();
        await Expect(picture.Locator("table")).ToBeVisibleAsync();
        await Expect(page.Locator("#answer-4-2-b noscript p")).ToBeVisibleAsync();
        await browser.AssertFitsAsync();
    }

    [Theory]
    [InlineData("gate-patterns", "상류 기울기 4를 그대로 받아요.")]
    [InlineData("named-entities", "상류 기울기에 0.25가 곱해져서 돌아가요.")]
    [InlineData("numeric-gradients", "전진 차분의 오차는 4.543e−5예요.")]
    public async Task AKoreanParticleFollowsTheSoundOfItsNumber(string lesson, string sentence)
    {
        using var client = site.NewClient();
        var source = await client.GetStringAsync($"/ko/lessons/{lesson}");

        Assert.Contains(sentence, source, StringComparison.Ordinal);
        Assert.DoesNotContain("을(를)", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task WhatTheExercisesAskIsNotInThePage(string language)
    {
        using var client = site.NewClient();
        var source = await client.GetStringAsync($"/{language}/lessons/error-signal");
        var asked = Lesson().Exercises.Values.OfType<ExerciseBlock>()
            .SelectMany(exercise => Decimals().Matches(exercise.Expected ?? ""))
            .Select(number => number.Value[..6]).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, number => Assert.DoesNotContain(number, source, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LanguagesAndThemes))]
    public async Task NoAccessibilityRuleIsBroken(string language, ColorScheme theme)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await browser.GoAsync($"/{language}/lessons/error-signal");
        var formula = new ExercisePart(browser.Page, "4-2-b");
        var vector = new ExercisePart(browser.Page, "4-2-a1");
        await formula.AliveAsync();
        await vector.AliveAsync();

        await browser.AssertAccessibleAsync();

        // With a mistake marked, a verdict given, and all that opens open.
        await formula.AnswerAsync("u ⊙ (h");
        await Expect(formula.Judgement).Not.ToBeEmptyAsync();
        await vector.AnswerAsync("0, 1");
        await Expect(vector.Judgement).Not.ToBeEmptyAsync();
        await browser.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(one => one.open = true)");
        await browser.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("ko", 390)]
    [InlineData("en", 320)]
    public async Task APhoneNeedsNoSidewaysScroll(string language, int width)
    {
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new() { Width = width, Height = 844 } });
        await browser.GoAsync($"/{language}/lessons/error-signal");
        await browser.AssertFitsAsync();

        var part = new ExercisePart(browser.Page, "4-2-b");
        await part.AliveAsync();
        await part.AnswerAsync(string.Join(" + ", Enumerable.Repeat("u ⊙ h", 60)));
        await Expect(part.Judgement).Not.ToBeEmptyAsync();
        await browser.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(one => one.open = true)");
        await browser.AssertFitsAsync();
    }

    [Fact]
    public async Task NothingMovesWhileThePageComesAlive()
    {
        await using var browser = await chromium.OpenAsync(site);
        await browser.Page.AddInitScriptAsync(
            "window.moved = []; new PerformanceObserver(list => window.moved.push(...list.getEntries().map(e => e.value))).observe({ "
            + "type: 'layout-shift', buffered: true })");
        await browser.GoAsync("/en/lessons/error-signal");
        await new ExercisePart(browser.Page, "4-2-e").AliveAsync();
        await browser.PaintedAsync();

        Assert.InRange(await browser.Page.EvaluateAsync<double>("window.moved.reduce((sum, one) => sum + one, 0)"), 0, 0.01);
    }

    /// <summary>The numbers of the worked example, as the picture writes them.</summary>
    static IEnumerable<(string Name, string Number)> Worked()
    {
        // z = Wx + b of the example: whole numbers and halves; written out here so that picture and prose are held to something outside of
        // both.
        double[] z = [2 + 0.5 - 1 + 0.5, -1 + 1 + 0.5 - 1];
        double[] u = [3, -2];
        for (var i = 0; i < z.Length; i++)
        {
            var h = 1 / (1 + Math.Exp(-z[i]));
            yield return ($"h{i + 1}", Short(h));
            yield return ($"δ{i + 1}", Short(u[i] * h * (1 - h)));
        }
    }

    static string Short(double value) => value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');

    Lesson Lesson() => site.Services.GetRequiredService<ContentFolder>().Current.Find("4.2")!;

    [GeneratedRegex(@"\d\.\d{4,}", RegexOptions.NonBacktracking)]
    private static partial Regex Decimals();
}
