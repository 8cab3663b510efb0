using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>Where one learner works.</summary>
/// <param name="Item">The exercise seen last; null where none was.</param>
/// <param name="WrongInARow">Different wrong answers to it since the last right one.</param>
/// <param name="IsStuck">Three of these, or ten minutes at it without a right one.</param>
public sealed record RoomPlace(Enrolment Learner, AssignmentItem? Item, DateTimeOffset? SeenAt, int WrongInARow, bool IsStuck, int Solved);
