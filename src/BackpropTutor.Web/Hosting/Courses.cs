using System.Collections.Immutable;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Layouts;

namespace BackpropTutor.Web.Hosting;

/// <summary>Where the pages and the islands get the course from.</summary>
static class Courses
{
    public static void AddCourse(this WebApplicationBuilder builder)
    {
        var folder = CourseFolder.Find(builder.Configuration);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(Open(folder));
        builder.Services.AddSingleton(services =>
            new Outline(language => OutlineOf(services.GetRequiredService<ContentFolder>().Current, language)));
        builder.Services.AddScoped<LearnerState>();
        builder.Services.AddScoped<AnswerBridge>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(ReportFile.Of);
    }

    /// <summary>The course of a folder, with every reader of blocks and exercises that the lessons bring.</summary>
    public static ContentFolder Open(CourseFolder folder) =>
        new(folder.Path, BlockReaders.FoundIn(typeof(ContentFolder).Assembly), new EngineValues(), watch: folder.IsSource);

    /// <summary>Broken lessons are named in the log at the start; the others are served.</summary>
    public static void ReportContent(this WebApplication app)
    {
        foreach (var mistake in app.Services.GetRequiredService<ContentFolder>().Current.Mistakes)
        {
            app.Logger.LogWarning("Content: {Mistake}", mistake);
        }
    }

    static ImmutableArray<OutlineModule> OutlineOf(Course course, PageLanguage language) =>
    [
        .. course.Lessons.GroupBy(lesson => lesson.Module).Select(module => new OutlineModule(
            module.Key,
            course.Appendix.Modules.FirstOrDefault(known => known.Number == module.Key)?.Title.In(language.Culture) ?? "",
            [.. module.Select(lesson => EntryOf(lesson, language))])),
    ];

    static OutlineEntry EntryOf(Lesson lesson, PageLanguage language) => new(
        lesson.Slug, lesson.Id, lesson.Title.In(language.Culture), lesson.Objectives.FirstOrDefault()?.In(language.Culture) ?? [],
        [.. lesson.Exercises.Keys.Order(StringComparer.Ordinal)]);
}
