using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>One exercise on a lesson's page, by what a learner sees of it.</summary>
public sealed class ExercisePart(IPage page, string id)
{
    readonly ILocator entry = page.Locator($"#answer-{id}");

    /// <summary>Where the answer is typed.</summary>
    public ILocator Field => page.Locator($"#answer-{id}-field");

    /// <summary>How the text was understood.</summary>
    public ILocator Reading => entry.Locator(".reading");

    /// <summary>What became of the answer.</summary>
    public ILocator Judgement => entry.Locator(".judgement");

    /// <summary>The step with its numbers that is shown at the second wrong answer.</summary>
    public ILocator Step => entry.Locator(".matching-step");

    public ILocator Check => entry.Locator("[data-check]");

    /// <summary>The button of the palette that inserts that sign.</summary>
    public ILocator Sign(string sign) => entry.Locator($"[data-insert='{sign}']");

    /// <summary>The link that opens the next hint.</summary>
    public ILocator Hint => entry.Locator("[data-hint]");

    public ILocator OpenedHints => entry.Locator(".opened li");

    /// <summary>The link to other numbers.</summary>
    public ILocator Vary => entry.Locator("[data-vary]");

    /// <summary>The link to the author's numbers.</summary>
    public ILocator Own => entry.Locator("[data-own]");

    public ILocator GiveUp => entry.Locator("[data-give-up]");

    public ILocator GiveUpNow => entry.Locator("[data-give-up-now]");

    public ILocator Solution => entry.Locator(".solution");

    /// <summary>The question.</summary>
    public ILocator Ask => page.Locator($"#answer-{id}-ask");

    /// <summary>Opens and closes the grid.</summary>
    public ILocator Grid => entry.Locator("answer-grid [data-open]");

    public ILocator Rows => entry.Locator("[data-rows]");

    public ILocator Columns => entry.Locator("[data-columns]");

    public ILocator Cells => entry.Locator(".cells input");

    /// <summary>Waits until the island has met the field.</summary>
    public Task AliveAsync() => page.Locator($"#answer-{id}[alive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async Task AnswerAsync(string text)
    {
        await Field.FillAsync(text);
        await Check.ClickAsync();
    }

    /// <summary>
    /// Types a text and waits for its reading. A circuit answers in order, so whatever was sent before, of any exercise on the page, has
    /// been answered then.
    /// </summary>
    public async Task ReadAsync(string text)
    {
        await Field.FillAsync(text);
        await Assertions.Expect(Reading).Not.ToBeEmptyAsync();
    }

    public Task<int> CaretAsync() => Field.EvaluateAsync<int>("field => field.selectionStart");
}
