using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>
/// Makes versions of exercises from the course as it stands, and reads versions again, however the course has changed since.
/// </summary>
public sealed class ExerciseLibrary(ContentFolder content, TimeProvider clock)
{
    const int MostKept = 500;

    readonly ConcurrentDictionary<string, PinnedExercise> read = new(StringComparer.Ordinal);
    readonly KeptVariants variants = new();

    /// <summary>The exercise as the course has it now; null where it has none of that name.</summary>
    public ExerciseVersion? Pin(string lessonId, string exercise)
    {
        var reading = content.Current.Readings.FirstOrDefault(one => one.Lesson?.Id == lessonId);
        return reading is { Lesson: { } lesson, Source: { } source } && lesson.Exercises.GetValueOrDefault(exercise) is ExerciseBlock
            ? VersionOf(source, exercise, lessonId, null)
            : null;
    }

    /// <summary>The text as a version of its own; whether it can be asked is another question.</summary>
    public ExerciseVersion VersionOf(LessonSource source, string exercise, string? lessonId, Guid? ownExerciseId) => new()
    {
        Id = FingerprintOf(source, exercise),
        Exercise = exercise,
        Folder = source.Folder,
        Facts = source.Facts,
        English = source.English,
        Korean = source.Korean,
        LessonId = lessonId,
        OwnExerciseId = ownExerciseId,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>A version that has been read already; null where it must be opened first.</summary>
    public PinnedExercise? Find(string versionId) => read.GetValueOrDefault(versionId);

    /// <summary>Reads a version. What could be read when it was pinned can be read as long as the language of lessons allows it.</summary>
    /// <returns>Null where the text is no longer understood: a broken exercise costs nobody anything.</returns>
    public PinnedExercise? Open(ExerciseVersion version)
    {
        if (read.TryGetValue(version.Id, out var known))
        {
            return known;
        }

        var lesson = content.Read(new(version.Folder, version.Facts, version.English, version.Korean)).Lesson;
        if (lesson?.Exercises.GetValueOrDefault(version.Exercise) is not ExerciseBlock block)
        {
            return null;
        }

        if (read.Count >= MostKept)
        {
            read.Clear();
        }

        return read.GetOrAdd(version.Id, new PinnedExercise(version, lesson, block, variants));
    }

    /// <summary>The numbers that a learner gets: 0, the author's own, where the exercise has no others.</summary>
    public static int VariantFor(PinnedExercise exercise, Assignment assignment, Guid itemId, Guid enrolmentId) => !exercise.Block.Varies
        ? 0
        : VariantChoice.Of(assignment, itemId, enrolmentId, ExerciseBlock.MostVariants)
            .FirstOrDefault(variant => exercise.WithNumbers(variant) is not null);

    static string FingerprintOf(LessonSource source, string exercise) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[] { exercise, source.Facts, source.English, source.Korean }))));
}
