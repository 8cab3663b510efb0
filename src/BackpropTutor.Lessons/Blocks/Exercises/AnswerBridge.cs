using BackpropTutor.Language;
using Microsoft.JSInterop;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// Where a page's script meets the islands of its exercises: one for each circuit, so that an exercise which nobody uses costs next to
/// nothing. The page calls it with the id of a card.
/// </summary>
public sealed class AnswerBridge(IJSRuntime script) : IAsyncDisposable
{
    readonly Dictionary<string, ExerciseAnswer> islands = new(StringComparer.Ordinal);
    DotNetObjectReference<AnswerBridge>? self;
    Task<IJSObjectReference>? module;

    /// <param name="address">Of the page's script, which is loaded already.</param>
    internal async Task RegisterAsync(string id, ExerciseAnswer island, string address)
    {
        islands[id] = island;
        self ??= DotNetObjectReference.Create(this);
        module ??= script.InvokeAsync<IJSObjectReference>("import", address).AsTask();
        await (await module).InvokeVoidAsync("attach", id, self);
    }

    /// <summary>Takes up what the browser has saved: the numbers, the hints opened, whether it was given up, and the text.</summary>
    [JSInvokable]
    public Task<ResumedQuestion?> Resume(string id, SavedAttempt saved) =>
        islands.TryGetValue(id, out var island) && saved is not null
            ? island.ResumeAsync(Bounded(saved)) : Task.FromResult<ResumedQuestion?>(null);

    /// <summary>Called with each text that was typed; the result says when it was kept, and null that the browser alone keeps it.</summary>
    [JSInvokable]
    public Task<DateTimeOffset?> Read(string id, string text) =>
        islands.TryGetValue(id, out var island) ? island.ReadAsync(Bounded(text)) : Task.FromResult<DateTimeOffset?>(null);

    /// <summary>
    /// Called when the learner asks for a verdict; null where there is none. What is to be kept of it has been, by then.
    /// </summary>
    [JSInvokable]
    public Task<CheckedAnswer?> Check(string id, string text) => islands.TryGetValue(id, out var island)
        ? island.CheckAsync(Bounded(text)) : Task.FromResult<CheckedAnswer?>(null);

    /// <summary>Opens the hints up to that one, counted from one.</summary>
    [JSInvokable]
    public async Task Hint(string id, int count)
    {
        if (islands.TryGetValue(id, out var island))
        {
            island.OpenHints(count);
            await island.KeepHintsAsync();
        }
    }

    [JSInvokable]
    public async Task GiveUp(string id)
    {
        if (islands.TryGetValue(id, out var island))
        {
            island.GiveUp();
            await island.KeepGivenUpAsync();
        }
    }

    /// <summary>
    /// What is kept of a text, whatever a browser sends: one character more than the language accepts, which is enough to say that it is
    /// too long.
    /// </summary>
    static string Bounded(string? text) => text is null ? "" : text.Length <= Limits.Characters ? text : text[..(Limits.Characters + 1)];

    static SavedAttempt Bounded(SavedAttempt saved) =>
        saved with { Text = Bounded(saved.Text), Tried = [.. (saved.Tried ?? []).Take(SavedAttempt.MostTried).Select(Bounded)] };

    internal void Unregister(string id) => islands.Remove(id);

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        try
        {
            await (module is { IsCompletedSuccessfully: true } ? module.Result.DisposeAsync() : default);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone already, and its script with it.
        }
    }
}
