using System.Collections.Immutable;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Courses;

/// <summary>
/// Checks a course that has been read: no mistake and no notice is left, each exercise's key is borne out by two witnesses, what its author
/// expects is what the engine finds, and every stated wrong answer is caught. It takes what readers give, not paths, so that it can check a
/// teacher's text as well as the repository's.
/// </summary>
public static class ContentCheck
{
    /// <param name="variants">How many sets of other numbers are tried for each exercise that has them.</param>
    public static ContentReport Of(Course course, int variants)
    {
        var mistakes = ImmutableArray.CreateBuilder<ContentMistake>();
        mistakes.AddRange(course.Mistakes);
        mistakes.AddRange(course.Notices);
        var exercises = ImmutableArray.CreateBuilder<CheckedExercise>();
        foreach (var reading in course.Readings.Where(reading => reading.Lesson is not null))
        {
            foreach (var exercise in reading.Lesson!.Exercises.Values.OfType<IExercise>().OrderBy(exercise => exercise.Line))
            {
                var report = ExerciseCheck.Of(exercise.Exercise);
                exercises.Add(new(exercise.Exercise.Id, report));
                mistakes.AddRange(report.Faults.Select(fault => new ContentMistake(
                    $"{reading.Folder}/lesson.yaml", exercise.Line, $"Exercise {exercise.Exercise.Id}: {fault.Message.English}",
                        "Mend the exercise.")));
                mistakes.AddRange(exercise.FaultsIn(reading.Lesson, variants).Select(fault => new ContentMistake(
                    $"{reading.Folder}/lesson.yaml", exercise.Line, $"Exercise {exercise.Exercise.Id}: {fault.Message}", fault.Remedy)));
                if (Expected(exercise, report) is { } wrong)
                {
                    mistakes.Add(new($"{reading.Folder}/lesson.yaml", exercise.Line, $"Exercise {exercise.Exercise.Id}: {wrong}",
                        "Mend 'expected' or the model."));
                }
            }
        }

        return new(mistakes.ToImmutable(), exercises.ToImmutable());
    }

    /// <summary>What the author expects is judged like a learner's answer: by its digits, or as a formula.</summary>
    static string? Expected(IExercise exercise, CheckReport report)
    {
        if (!report.IsSound)
        {
            return null;
        }

        if (exercise.Expected is not { } expected)
        {
            return exercise.MustExpect ? "it does not say what its author expects." : null;
        }

        var verdict = Grader.Grade(exercise.Exercise, expected);
        return verdict.Kind is VerdictKind.Correct || verdict.Diagnoses is [{ Id: DiagnosisIds.MoreDigits }]
            ? null
            : $"its author expects {expected}, which is judged {verdict.Kind}. {verdict.Mistake?.Message.English}";
    }
}

/// <summary>What a content check found, and what it tried.</summary>
public sealed record ContentReport(ImmutableArray<ContentMistake> Mistakes, ImmutableArray<CheckedExercise> Exercises)
{
    public bool IsSound => Mistakes.IsEmpty;
}

/// <summary>One exercise with its kill matrix and the rewrites of its key that were tried.</summary>
public sealed record CheckedExercise(string Id, CheckReport Report);
