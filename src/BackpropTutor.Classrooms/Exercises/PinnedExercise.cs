using BackpropTutor.Classrooms.Model;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>A version of an exercise, read: what is asked, shown and marked.</summary>
public sealed class PinnedExercise
{
    readonly KeptVariants variants;

    internal PinnedExercise(ExerciseVersion version, Lesson lesson, ExerciseBlock block, KeptVariants variants) =>
        (Version, Lesson, Block, this.variants) = (version, lesson, block, variants);

    public ExerciseVersion Version { get; }

    public Lesson Lesson { get; }

    public ExerciseBlock Block { get; }

    /// <summary>With the numbers of a variant; null where there are no regular ones.</summary>
    public ExerciseVariant? WithNumbers(int number) => variants.Find(this, number);
}
