using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Marks;

/// <summary>What regrading an exercise would change, or has changed.</summary>
/// <param name="Version">The version that the exercise is then of.</param>
/// <param name="Rejudged">How many submissions are judged otherwise.</param>
/// <param name="Marks">Of all learners who submitted something.</param>
public sealed record RegradePlan(AssignmentItem Item, ExerciseVersion Version, int Rejudged, IReadOnlyList<MarkChange> Marks);
