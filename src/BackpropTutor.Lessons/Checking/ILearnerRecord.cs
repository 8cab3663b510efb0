namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// The one way by which what is typed and judged on a page leaves it. Lessons know nothing of people: who is meant, and whether anything is
/// kept beyond the browser, is the business of whoever implements this. One for each circuit.
/// </summary>
public interface ILearnerRecord
{
    /// <summary>What is kept of an exercise; null where nothing is, or the browser's own storage counts.</summary>
    ValueTask<KeptWork?> FindAsync(WorkPlace place);

    /// <summary>Keeps what is being typed.</summary>
    /// <param name="revision">Counted up with each text of this place: an older one that comes late is not kept.</param>
    /// <returns>When it became durable; null where the browser alone keeps it.</returns>
    ValueTask<DateTimeOffset?> KeepTextAsync(WorkPlace place, string field, string text, long revision);

    /// <summary>Keeps an answer with what was said of it. Durable once it returns.</summary>
    ValueTask KeepAnswerAsync(WorkPlace place, JudgedText judged);

    ValueTask KeepHintsAsync(WorkPlace place, int opened);

    ValueTask KeepGivenUpAsync(WorkPlace place);
}
