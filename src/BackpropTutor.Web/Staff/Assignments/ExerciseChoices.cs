using System.Globalization;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Web.Staff.Assignments;

/// <summary>All exercises that a teacher can choose from: those of the course, and the teacher's own.</summary>
sealed class ExerciseChoices(ContentFolder content, OwnExerciseService own)
{
    public async Task<IReadOnlyList<ExerciseChoice>> ReadAsync(Actor actor, CultureInfo language)
    {
        var ownTexts = await own.ListAsync(actor);
        return
        [
            .. ownTexts.SelectMany(text => own.Read(text).Lesson is { } lesson
                ? Of(lesson, language, (letter, ask, varies) => new(null, text.Id, letter, text.Title, ask, varies))
                : []),
            .. content.Current.Lessons.SelectMany(lesson => Of(
                lesson, language, (letter, ask, varies) => new(lesson.Id, null, letter, lesson.Title.In(language), ask, varies))),
        ];
    }

    /// <summary>Whether every word of the search is in what is known of the exercise.</summary>
    public static bool Matches(ExerciseChoice choice, string search) =>
        search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
            $"{choice.Title} {choice.Place} {choice.Ask}".Contains(word, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<ExerciseChoice> Of(Lesson lesson, CultureInfo language, Func<string, string, bool, ExerciseChoice> choice) =>
        lesson.Exercises.OrderBy(pair => pair.Key, StringComparer.Ordinal).Where(pair => pair.Value is ExerciseBlock)
            .Select(pair => (ExerciseBlock)pair.Value)
            .Select(block => choice(block.Id, Walk.PlainText(block.Ask.In(language)), block.Varies));
}
