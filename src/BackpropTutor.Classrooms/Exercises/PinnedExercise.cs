using BackpropTutor.Classrooms.Model;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>A version of an exercise, read: what is asked, shown and marked.</summary>
public sealed record PinnedExercise(ExerciseVersion Version, Lesson Lesson, ExerciseBlock Block)
{
    /// <summary>With the numbers of a variant; null where there are no regular ones.</summary>
    public ExerciseVariant? WithNumbers(int number) => Block.WithNumbers(number, Lesson);
}
