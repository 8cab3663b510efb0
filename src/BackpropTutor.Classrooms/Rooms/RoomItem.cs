using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rooms;

/// <summary>How far the class is with one exercise; each is a number of learners.</summary>
/// <param name="Tried">Those who submitted an answer that could be read.</param>
public sealed record RoomItem(AssignmentItem Item, int Tried, int Solved, int Stuck);
