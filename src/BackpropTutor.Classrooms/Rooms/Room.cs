using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>What a class does with one assignment, now. Staff and drafts are in none of the numbers.</summary>
/// <param name="Active">How many of the learners were seen in the last minutes.</param>
/// <param name="Mistakes">The most frequent first.</param>
/// <param name="Unexplained">Wrong answers that no rule explains, by what they do to the truth; the most frequent first.</param>
public sealed record Room(
    Assignment Assignment, int Learners, int Active, IReadOnlyList<RoomItem> Items, IReadOnlyList<RoomPlace> Places,
    IReadOnlyList<RoomMistake> Mistakes, IReadOnlyList<UnexplainedGroup> Unexplained);
