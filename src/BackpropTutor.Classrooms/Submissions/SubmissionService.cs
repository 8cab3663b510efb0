using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Writing;
using BackpropTutor.Lessons.Checking;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>Takes what learners submit, type, and open. Nothing is acknowledged before it is durable.</summary>
public sealed class SubmissionService(
    IDbContextFactory<ClassroomsContext> contexts, Workplaces workplaces, DurableWriter writer, TimeProvider clock)
{
    readonly LearnerWorkReader done = new(contexts);

    /// <param name="turns">In which the grading waits its turn with all other work of the service; null grades at once.</param>
    public async Task<Result<SubmissionReceipt>> SubmitAsync(
        Actor actor, SubmissionRequest request, ITurns? turns = null, CancellationToken stop = default)
    {
        var found = await workplaces.FindAsync(actor, request.ItemId, stop);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        var (place, now) = (found.Value, clock.GetUtcNow());
        var history = await HistoryAsync(place, stop);
        if (history.Answers.FirstOrDefault(row => row.ClientKey == request.ClientKey) is { } earlier && place.Variant is { } known)
        {
            return ReceiptOf(place, history, earlier, Judge.Of(known, earlier.Answer), isRepeated: true);
        }

        if (Refuses(place, history, request.Answer, now) is { } refusal)
        {
            return refusal;
        }

        var judged = turns is null
            ? Judge.Of(place.Variant!, request.Answer)
            : await turns.RunAsync(_ => Judge.Of(place.Variant!, request.Answer));
        if (judged is null)
        {
            return Refusal.Conflict(
                "So much is being graded that there was no turn for this answer. Submit it again in a moment; nothing is lost.",
                "지금 채점이 몰려 있어 차례가 오지 않았어요. 잠시 뒤 다시 제출하세요. 불이익은 없어요.");
        }

        var submission = SubmissionOf(place, request, judged, history.Work?.Hints ?? 0, now);
        var kept = await writer.KeepAsync(submission, place.Assignment.Id, stop);
        history.Answers.Add(kept);
        return ReceiptOf(place, history, kept, judged, isRepeated: kept.Id != submission.Id);
    }

    /// <summary>Opens the hints up to that one, counted from one.</summary>
    public async Task<Result<ItemWork>> OpenHintsAsync(Actor actor, Guid itemId, int count, CancellationToken stop = default)
    {
        var found = await workplaces.FindAsync(actor, itemId, stop);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        if (!found.Value.Assignment.HintsAreOpen)
        {
            return Refusal.Closed("This assignment gives no hints. Its teacher can open them.", "이 과제에는 힌트가 없어요. 교사가 힌트를 열어 줄 수 있어요.");
        }

        return await KeepWorkAsync(found.Value, Math.Clamp(count, 0, found.Value.Variant?.Hints.Length ?? 0), null, stop);
    }

    /// <summary>Opens the solution for a learner who asks for it; answers after that earn nothing.</summary>
    public async Task<Result<ItemWork>> GiveUpAsync(Actor actor, Guid itemId, CancellationToken stop = default)
    {
        var found = await workplaces.FindAsync(actor, itemId, stop);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        if (found.Value.Assignment.Solutions != SolutionRule.WhenDone)
        {
            return Refusal.Closed(
                "The solutions of this assignment are not shown before it closes.", "이 과제의 풀이는 과제가 끝나기 전에는 볼 수 없어요.");
        }

        return await KeepWorkAsync(found.Value, 0, clock.GetUtcNow(), stop);
    }

    /// <summary>Notes that the learner looks at the exercise: the room shows who works where.</summary>
    public async Task<Result<ItemWork>> LookAtAsync(Actor actor, Guid itemId, CancellationToken stop = default)
    {
        var found = await workplaces.FindAsync(actor, itemId, stop);
        return found.Succeeded ? await KeepWorkAsync(found.Value, 0, null, stop) : found.Refusal;
    }

    /// <summary>What the learner submitted to an exercise and what was said of it, the oldest first.</summary>
    public async Task<Result<ItemHistory>> FindHistoryAsync(Actor actor, Guid itemId, CancellationToken stop = default)
    {
        var found = await workplaces.FindAsync(actor, itemId, stop);
        return found.Succeeded ? await HistoryAsync(found.Value, stop) : found.Refusal;
    }

    /// <summary>The same of a learner of one's class.</summary>
    public async Task<Result<ItemHistory>> FindHistoryOfAsync(Actor teacher, Guid itemId, Guid enrolmentId,
        CancellationToken stop = default)
    {
        var found = await workplaces.FindForAsync(teacher, itemId, enrolmentId, stop);
        return found.Succeeded ? await HistoryAsync(found.Value, stop) : found.Refusal;
    }

    async Task<ItemHistory> HistoryAsync(Workplace place, CancellationToken stop)
    {
        var found = await done.ReadAsync(place.Item.Id, place.Learner.Id, stop);
        return new(place, found.Answers, found.Work);
    }

    async Task<ItemWork> KeepWorkAsync(Workplace place, int hints, DateTimeOffset? givenUpAt, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var work = new ItemWork
        {
            ItemId = place.Item.Id,
            EnrolmentId = place.Learner.Id,
            StartedAt = now,
            SeenAt = now,
            Hints = hints,
            GivenUpAt = givenUpAt,
        };
        await writer.KeepAsync(work, place.Assignment.Id, stop);
        return (await HistoryAsync(place, stop)).Work ?? work;
    }

    static Submission SubmissionOf(Workplace place, SubmissionRequest request, KeptVerdict judged, int hints, DateTimeOffset now) => new()
    {
        ClientKey = request.ClientKey,
        ItemId = place.Item.Id,
        EnrolmentId = place.Learner.Id,
        VersionId = place.Item.VersionId,
        Variant = place.Variant!.Number,
        At = now,
        Answer = request.Answer,
        Outcome = judged.Outcome,
        Score = judged.Score,
        Canonical = judged.Canonical,
        Diagnoses = judged.Diagnoses,
        Effect = judged.Effect,
        Hints = hints,
        HintCost = place.Variant.Hints.Take(hints).Sum(hint => hint.Cost),
        ByStaff = place.Learner.IsStaff,
    };

    static SubmissionReceipt ReceiptOf(Workplace place, ItemHistory history, Submission kept, KeptVerdict judged, bool isRepeated) =>
        new(kept, judged.Verdict, history.Mark, history.AttemptsLeft, isRepeated);

    static Refusal? Refuses(Workplace place, ItemHistory history, string answer, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > Submission.LongestAnswer)
        {
            return Refusal.Invalid(
                $"An answer has between 1 and {Submission.LongestAnswer} characters.", $"답은 1자 이상 {Submission.LongestAnswer}자 이하여야 해요.");
        }

        if (place.Variant is null)
        {
            return Refusal.Closed(
                "This exercise has a fault of its own and cannot be graded. Tell your teacher; nothing is lost.",
                "이 문제 자체에 오류가 있어 채점할 수 없어요. 교사에게 알려 주세요. 불이익은 없어요.");
        }

        return place.Timing.StateAt(now) switch
        {
            AssignmentState.NotYetOpen => Refusal.Closed("This assignment is not open yet.", "아직 열리지 않은 과제예요."),
            AssignmentState.Closed => Refusal.Closed(
                "This assignment is closed for you. Its teacher can give you more time; practising stays possible.",
                "이 과제는 마감되었어요. 교사가 기한을 늘려 줄 수 있고, 연습은 계속할 수 있어요."),
            _ when history.AttemptsLeft == 0 => Refusal.Closed(
                "No attempt is left for this exercise. Its teacher can give you more; practising stays possible.",
                "이 문제에 남은 시도가 없어요. 교사가 더 줄 수 있고, 연습은 계속할 수 있어요."),
            _ when history.Work?.GivenUpAt is not null => Refusal.Closed(
                "You have opened the solution, so no more answers count. You can practise with other numbers.",
                "풀이를 열었으니 이제 답이 점수에 들어가지 않아요. 다른 숫자로 연습할 수 있어요."),
            _ => null,
        };
    }
}
