using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>One rule gone wrong at one node, across all variants.</summary>
/// <param name="Diagnosis">Its id.</param>
/// <param name="Node">Null where the rule names none.</param>
/// <param name="Submissions">How many answers show it.</param>
/// <param name="Tried">How many learners submitted an answer to this exercise: the n beside the percentage.</param>
/// <param name="Learners">Who is behind the bar, and with which submission.</param>
public sealed record RoomMistake(
    AssignmentItem Item, string Diagnosis, string? Node, int Submissions, int Tried,
    IReadOnlyList<(Enrolment Learner, Guid Submission)> Learners);
