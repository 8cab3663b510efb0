namespace BackpropTutor.Lessons.Checking;

/// <summary>For learners without an account: nothing is kept here, since the browser's own storage does it.</summary>
public sealed class BrowserRecord : ILearnerRecord
{
    public ValueTask<KeptWork?> FindAsync(WorkPlace place) => ValueTask.FromResult<KeptWork?>(null);

    public ValueTask<DateTimeOffset?> KeepTextAsync(WorkPlace place, string field, string text, long revision) =>
        ValueTask.FromResult<DateTimeOffset?>(null);

    public ValueTask KeepAnswerAsync(WorkPlace place, JudgedText judged) => ValueTask.CompletedTask;

    public ValueTask KeepHintsAsync(WorkPlace place, int opened) => ValueTask.CompletedTask;

    public ValueTask KeepGivenUpAsync(WorkPlace place) => ValueTask.CompletedTask;
}
