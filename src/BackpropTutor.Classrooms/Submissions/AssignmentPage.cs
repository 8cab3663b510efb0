using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>An assignment as one learner sees it.</summary>
/// <param name="IsOwn">False where a teacher looks at it as that learner: then nothing can be submitted.</param>
/// <param name="Items">In order, each with what the learner did.</param>
public sealed record AssignmentPage(
    Classroom Classroom, Assignment Assignment, Enrolment Learner, Timing Timing, bool IsOwn, IReadOnlyList<ItemHistory> Items);
