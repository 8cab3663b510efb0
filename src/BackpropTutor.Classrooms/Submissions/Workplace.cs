using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Lessons.Blocks.Exercises;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>All that holds while one learner works on one exercise of an assignment.</summary>
/// <param name="Variant">The exercise with the learner's numbers; null where its text is no longer understood.</param>
public sealed record Workplace(
    Classroom Classroom, Assignment Assignment, AssignmentItem Item, Enrolment Learner, Timing Timing, PinnedExercise? Exercise,
    ExerciseVariant? Variant)
{
    /// <summary>The place of the drafts.</summary>
    public string DraftPlace => PlaceOf(Item.Id);

    public static string PlaceOf(Guid itemId) => $"item/{itemId}";
}
