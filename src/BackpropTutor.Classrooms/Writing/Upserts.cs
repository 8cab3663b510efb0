using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Writing;

/// <summary>Rows that are written over and over, or by two at once: one statement each, the same on both databases.</summary>
static class Upserts
{
    public static Task UpsertAsync(this ClassroomsContext context, Draft draft, CancellationToken stop)
    {
        var at = UtcConverter.ToStore(draft.SavedAt);
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Drafts" ("AccountId", "Place", "Field", "Text", "SavedAt", "Revision")
            VALUES ({draft.AccountId}, {draft.Place}, {draft.Field}, {draft.Text}, {at}, {draft.Revision})
            ON CONFLICT ("AccountId", "Place", "Field") DO UPDATE
            SET "Text" = excluded."Text", "SavedAt" = excluded."SavedAt", "Revision" = excluded."Revision"
            WHERE excluded."Revision" >= "Drafts"."Revision"
            """,
            stop);
    }

    public static Task UpsertAsync(this ClassroomsContext context, ItemWork work, CancellationToken stop)
    {
        var (started, seen) = (UtcConverter.ToStore(work.StartedAt), UtcConverter.ToStore(work.SeenAt));
        DateTime? givenUp = work.GivenUpAt is { } at ? UtcConverter.ToStore(at) : null;
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ItemWork" ("ItemId", "EnrolmentId", "StartedAt", "SeenAt", "Hints", "GivenUpAt")
            VALUES ({work.ItemId}, {work.EnrolmentId}, {started}, {seen}, {work.Hints}, {givenUp})
            ON CONFLICT ("ItemId", "EnrolmentId") DO UPDATE
            SET "SeenAt" = excluded."SeenAt",
                "Hints" = CASE WHEN excluded."Hints" > "ItemWork"."Hints" THEN excluded."Hints" ELSE "ItemWork"."Hints" END,
                "GivenUpAt" = COALESCE("ItemWork"."GivenUpAt", excluded."GivenUpAt")
            """,
            stop);
    }

    public static Task UpsertAsync(this ClassroomsContext context, PracticeWork work, CancellationToken stop)
    {
        var seen = UtcConverter.ToStore(work.SeenAt);
        DateTime? solved = work.SolvedAt is { } then ? UtcConverter.ToStore(then) : null;
        DateTime? givenUp = work.GivenUpAt is { } at ? UtcConverter.ToStore(at) : null;
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "PracticeWork" ("AccountId", "LessonId", "Exercise", "Variant", "Hints", "SolvedAt", "GivenUpAt", "SeenAt")
            VALUES ({work.AccountId}, {work.LessonId}, {work.Exercise}, {work.Variant}, {work.Hints}, {solved}, {givenUp}, {seen})
            ON CONFLICT ("AccountId", "LessonId", "Exercise", "Variant") DO UPDATE
            SET "SeenAt" = excluded."SeenAt",
                "Hints" = CASE WHEN excluded."Hints" > "PracticeWork"."Hints" THEN excluded."Hints" ELSE "PracticeWork"."Hints" END,
                "SolvedAt" = COALESCE("PracticeWork"."SolvedAt", excluded."SolvedAt"),
                "GivenUpAt" = COALESCE("PracticeWork"."GivenUpAt", excluded."GivenUpAt")
            """,
            stop);
    }

    /// <summary>Keeps the texts of an exercise, which two teachers may use for the first time at the same moment.</summary>
    public static Task KeepAsync(this ClassroomsContext context, ExerciseVersion version, CancellationToken stop)
    {
        var created = UtcConverter.ToStore(version.CreatedAt);
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Versions"
                ("Id", "Exercise", "Folder", "Facts", "English", "Korean", "LessonId", "OwnExerciseId", "CreatedAt")
            VALUES ({version.Id}, {version.Exercise}, {version.Folder}, {version.Facts}, {version.English}, {version.Korean},
                {version.LessonId}, {version.OwnExerciseId}, {created})
            ON CONFLICT ("Id") DO NOTHING
            """,
            stop);
    }
}
