using System.Collections.Immutable;
using BackpropTutor.Lessons.Appendices;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Courses;

/// <summary>All lessons in the order of the course. A broken one is missing from <see cref="Lessons"/> and named in
/// <see cref="Mistakes"/>.</summary>
public sealed record Course
{
    public static Course Empty { get; } = Of([]);

    public required ImmutableArray<LessonReading> Readings { get; init; }

    public required ImmutableArray<Lesson> Lessons { get; init; }

    /// <summary>Every mistake of every lesson, and what only the whole course shows: an id used twice, a link that leads nowhere.</summary>
    public required ImmutableArray<ContentMistake> Mistakes { get; init; }

    /// <summary>What stands beside the lessons.</summary>
    public Appendix Appendix { get; init; } = Appendix.Empty;

    public ImmutableArray<ContentMistake> Notices => [.. Readings.SelectMany(reading => reading.Notices), .. Appendix.Notices];

    /// <summary>Each formula once, in the order of the course, those of broken lessons too: what has to be typeset.</summary>
    public ImmutableArray<Formula> Formulas => [.. Readings.SelectMany(reading => reading.Formulas).Concat(Appendix.Formulas)
        .DistinctBy(formula => formula.Key)];

    public Lesson? Find(string id) => Lessons.FirstOrDefault(lesson => lesson.Id == id);

    public Lesson? FindBySlug(string slug) => Lessons.FirstOrDefault(lesson => lesson.Slug == slug);

    public Lesson? Before(Lesson lesson) => Lessons.IndexOf(lesson) is > 0 and var at ? Lessons[at - 1] : null;

    public Lesson? After(Lesson lesson) => Lessons.IndexOf(lesson) is var at && at >= 0 && at + 1 < Lessons.Length ? Lessons[at + 1] : null;

    /// <summary>Puts readings together; the words that the glossary explains become links to it.</summary>
    public static Course Of(IEnumerable<LessonReading> readings, Appendix? appendix = null)
    {
        appendix ??= Appendix.Empty;
        var all = readings.ToImmutableArray();
        var lessons = all.Where(reading => reading.Lesson is not null)
            .GroupBy(reading => reading.Lesson!.Id, StringComparer.Ordinal)
            .OrderBy(group => group.First().Lesson!.Module).ThenBy(group => Number(group.Key))
            .ToList();
        var twice = lessons.Where(group => group.Count() > 1).Select(group => new ContentMistake(
            $"{group.Last().Folder}/lesson.yaml", 1, $"The id {group.Key} is taken by {group.First().Folder}.",
                "Give each lesson its own."));
        var ids = lessons.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var astray = lessons.SelectMany(group => group).SelectMany(reading => Astray(reading, ids));
        return new Course
        {
            Readings = all,
            Lessons = [.. lessons.Select(group => appendix.Linker.Linked(group.First().Lesson!))],
            Appendix = appendix,
            Mistakes = [.. all.SelectMany(reading => reading.Mistakes), .. twice, .. astray, .. appendix.Mistakes, .. appendix.Astray(ids)],
        };
    }

    static IEnumerable<ContentMistake> Astray(LessonReading reading, HashSet<string> ids) =>
        from prose in new[] { (File: "en.md", Nodes: reading.Lesson!.English), (File: "ko.md", Nodes: reading.Lesson.Korean ?? []) }
        from link in prose.Nodes.SelectMany(Walk.Inlines).OfType<LessonLink>()
        where !ids.Contains(link.LessonId)
        select new ContentMistake(
            $"{reading.Folder}/{prose.File}", link.Line, $"The link leads to lesson {link.LessonId}, which the course does not have.",
                Nearest.Suggest(link.LessonId, ids));

    /// <summary>"4.10" comes after "4.9".</summary>
    static int Number(string id) => int.TryParse(id.AsSpan(id.IndexOf('.', StringComparison.Ordinal) + 1),
        System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
