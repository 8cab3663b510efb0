using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Writing;

/// <summary>Something to be made durable; <see cref="Durable"/> ends once it is.</summary>
abstract class Write
{
    readonly TaskCompletionSource durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Durable => durable.Task;

    public void Acknowledge() => durable.TrySetResult();

    public void Fail(Exception problem) => durable.TrySetException(problem);
}

/// <summary>A submission; one that was kept before under the same key takes its place.</summary>
sealed class SubmissionWrite(Submission submission, Guid room) : Write
{
    public Submission Submission { get; } = submission;

    /// <summary>What stands in the store: this submission, or the earlier one of the same key.</summary>
    public Submission Kept { get; set; } = submission;

    /// <summary>Whose bell to ring.</summary>
    public Guid Room { get; } = room;
}

sealed class DraftWrite(Draft draft) : Write
{
    public Draft Draft { get; } = draft;
}

/// <summary>Only ever adds: the larger number of hints, the earlier giving up.</summary>
sealed class ItemWorkWrite(ItemWork work, Guid room) : Write
{
    public ItemWork Work { get; } = work;

    public Guid Room { get; } = room;
}

sealed class PracticeAnswerWrite(PracticeAnswer answer) : Write
{
    public PracticeAnswer Answer { get; } = answer;
}

/// <summary>Only ever adds, as above.</summary>
sealed class PracticeWorkWrite(PracticeWork work) : Write
{
    public PracticeWork Work { get; } = work;
}
