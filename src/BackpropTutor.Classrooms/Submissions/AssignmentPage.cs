using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>An assignment as one learner sees it.</summary>
/// <param name="IsOwn">False where a teacher looks at it as that learner: then nothing can be submitted.</param>
/// <param name="Items">In order, each with what the learner did.</param>
/// <param name="Marks">Of each of them, in the same order, with what a person set beside it.</param>
public sealed record AssignmentPage(
    Classroom Classroom, Assignment Assignment, Enrolment Learner, Timing Timing, bool IsOwn, IReadOnlyList<ItemHistory> Items,
    IReadOnlyList<ItemMark> Marks);
