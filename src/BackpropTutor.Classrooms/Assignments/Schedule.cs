using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>
/// Which dates hold for a learner: the assignment's own; a group's where one is set (of several the kindest); those moved by the standing
/// accommodation; and before all of them a date that was set for this learner alone.
/// </summary>
public static class Schedule
{
    /// <param name="groups">The groups that the learner is in.</param>
    public static Timing Of(Assignment assignment, Enrolment learner, IReadOnlySet<Guid> groups)
    {
        var own = assignment.Overrides.FirstOrDefault(change => change.EnrolmentId == learner.Id);
        var shared = assignment.Overrides.Where(change => change.GroupId is { } group && groups.Contains(group)).ToArray();
        var opens = shared.Min(change => change.OpensAt) ?? assignment.OpensAt;
        var due = shared.Max(change => change.DueAt) ?? assignment.DueAt;
        var late = shared.Max(change => change.LateUntil) ?? (assignment.LateUntil > due ? assignment.LateUntil : null);
        if (learner.ExtraTime > 0 && due > opens)
        {
            var extra = (due - opens) * (learner.ExtraTime / 100.0);
            (due, late) = (due + extra, late + extra);
        }

        (opens, due) = (own?.OpensAt ?? opens, own?.DueAt ?? due);
        late = own?.LateUntil ?? late;
        var attempts = own?.MostAttempts ?? shared.Max(change => change.MostAttempts) ?? assignment.MostAttempts;
        var until = late > due ? late : null;
        var isExtended = opens != assignment.OpensAt || due != assignment.DueAt || until != assignment.LateUntil
            || attempts != assignment.MostAttempts;
        return new(opens, due, until, assignment.LateShare, attempts, isExtended);
    }

    /// <summary>As it is for a learner without any of these.</summary>
    public static Timing Of(Assignment assignment) =>
        new(assignment.OpensAt, assignment.DueAt, assignment.LateUntil, assignment.LateShare, assignment.MostAttempts, false);
}
