using System.Collections.Concurrent;
using BackpropTutor.Lessons.Blocks.Exercises;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>
/// Keeps exercises with their learners' numbers: to find regular numbers and their key costs far more than to grade with them. Also that a
/// number has no variant is kept.
/// </summary>
sealed class KeptVariants
{
    const int Most = 4_000;

    readonly ConcurrentDictionary<(ExerciseBlock Block, int Number), Lazy<ExerciseVariant?>> kept = new();

    public ExerciseVariant? Find(PinnedExercise exercise, int number)
    {
        if (!kept.TryGetValue((exercise.Block, number), out var found))
        {
            if (kept.Count >= Most)
            {
                kept.Clear();
            }

            found = kept.GetOrAdd((exercise.Block, number), _ => new(() => exercise.Block.WithNumbers(number, exercise.Lesson)));
        }

        return found.Value;
    }
}
