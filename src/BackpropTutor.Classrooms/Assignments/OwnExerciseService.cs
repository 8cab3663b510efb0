using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>Exercises that teachers write in the browser, in the markdown and the facts of the lessons.</summary>
public sealed class OwnExerciseService(IDbContextFactory<ClassroomsContext> contexts, ExerciseLibrary library, ContentFolder content,
    TimeProvider clock)
{
    const int VariantsTried = 10;

    const int LongestTitle = 200;

    public async Task<IReadOnlyList<OwnExercise>> ListAsync(Actor actor, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.OwnExercises.AsNoTracking().Where(row => row.OwnerId == actor.AccountId && row.DeletedAt == null)
            .OrderBy(row => row.Title).ToListAsync(stop);
    }

    public async Task<Result<OwnExercise>> FindAsync(Actor actor, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await FindAsync(context, actor, id, stop);
    }

    /// <summary>Keeps the text as it is, finished or not.</summary>
    /// <param name="id">Null makes a new one.</param>
    public async Task<Result<OwnExercise>> SaveAsync(
        Actor actor, Guid? id, string title, string facts, string english, string? korean, CancellationToken stop = default)
    {
        if (AccessRules.RefusesNewClass(actor) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle
            || new[] { facts, english, korean ?? "" }.Any(text => text.Length > TextLimits.Characters))
        {
            return Refusal.Invalid(
                $"It has a title, and each text at most {TextLimits.Characters} characters.",
                $"제목이 있어야 하고, 글은 각각 {TextLimits.Characters}자까지예요.");
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = id is { } known
            ? await FindAsync(context, actor, known, stop)
            : new OwnExercise { OwnerId = actor.AccountId, Title = title };
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        var exercise = found.Value;
        if (id is null)
        {
            context.OwnExercises.Add(exercise);
        }

        (exercise.Title, exercise.Facts, exercise.English, exercise.Korean, exercise.ChangedAt) = (title.Trim(), facts, english, korean,
            clock.GetUtcNow());
        await context.SaveChangesAsync(stop);
        return exercise;
    }

    /// <summary>Deletes the text; versions that assignments use stay.</summary>
    public async Task<Result<OwnExercise>> DeleteAsync(Actor actor, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = await FindAsync(context, actor, id, stop);
        if (found.Succeeded)
        {
            found.Value.DeletedAt = clock.GetUtcNow();
            await context.SaveChangesAsync(stop);
        }

        return found;
    }

    /// <summary>Reads a text for the preview, bounded and whatever it is; the mistakes say where and what to do.</summary>
    public LessonReading Read(OwnExercise exercise) => content.Read(SourceOf(exercise));

    /// <summary>The check of the repository's lessons, for this text; with fewer sets of other numbers, since somebody waits for
    /// it.</summary>
    /// <remarks>A text without Korean is no fault here: its readers then get the English one.</remarks>
    public ContentReport Check(OwnExercise exercise)
    {
        var (source, report) = (SourceOf(exercise), ContentCheck.Of(Course.Of([Read(exercise)]), VariantsTried));
        return exercise.Korean is null
            ? report with { Mistakes = report.Mistakes.RemoveAll(mistake => mistake.File == source.KoreanFile) }
            : report;
    }

    /// <summary>The text as it is now, kept as a version.</summary>
    internal async Task<Result<ExerciseVersion>> PinAsync(ClassroomsContext context, Actor actor, Guid id, string letter,
        CancellationToken stop)
    {
        var found = await FindAsync(context, actor, id, stop);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        var version = library.VersionOf(SourceOf(found.Value), letter, null, id);
        return library.Open(version) is { } opened && opened.Block.Original.AnswerKey.Faults.IsEmpty
            ? version
            : Refusal.Invalid(
                $"“{found.Value.Title}” has something to mend first: its check says where.",
                $"“{found.Value.Title}”에 먼저 고칠 것이 있어요. 점검 결과에서 위치를 볼 수 있어요.");
    }

    static async Task<Result<OwnExercise>> FindAsync(ClassroomsContext context, Actor actor, Guid id, CancellationToken stop) =>
        await context.OwnExercises.SingleOrDefaultAsync(row =>
            row.Id == id && row.OwnerId == actor.AccountId && row.DeletedAt == null, stop) is { } exercise
            ? exercise
            : Refusal.NotFound("There is no such exercise among your own.", "내가 만든 문제에 그런 문제는 없어요.");

    /// <summary>
    /// What a lesson needs beside exercises is added after the teacher's facts, so that the lines of mistakes are the teacher's own. The id
    /// is part of the seed of every number.
    /// </summary>
    static LessonSource SourceOf(OwnExercise exercise)
    {
        var name = $"own-{exercise.Id:N}";
        var title = System.Text.Json.JsonSerializer.Serialize(exercise.Title);
        var facts = $$"""
            {{exercise.Facts.TrimEnd()}}
            id: {{name}}
            slug: {{name}}
            module: 0
            title: {en: {{title}}, ko: {{title}}}
            objectives: {en: [], ko: []}
            prerequisites: []
            teaches: []
            corrects: []

            """;
        return new(name, facts, exercise.English, exercise.Korean);
    }
}
