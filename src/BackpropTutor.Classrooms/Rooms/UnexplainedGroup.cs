using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>Answers that no rule explains and that do the same to the truth.</summary>
/// <param name="Example">One of them, to be shown without a name.</param>
public sealed record UnexplainedGroup(
    AssignmentItem Item, string Effect, int Submissions, int Tried, Submission Example,
    IReadOnlyList<(Enrolment Learner, Guid Submission)> Learners);
