using System.Globalization;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Web.Hosting;

/// <summary>What authors ask of the service from the command line, in place of starting it.</summary>
static class ContentVerbs
{
    /// <summary>What <paramref name="args"/> ask for; null where they ask for the service itself.</summary>
    public static Func<int>? Find(string[] args) => args switch
    {
        ["formulas", ..] => () => Formulas(FolderOf(args)),
        ["check", .. var rest, "--variants", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var variants) => () =>
            Check(FolderOf(["check", .. rest]), variants),
        ["check", ..] => () => Check(FolderOf(args), ExerciseBlock.MostVariants),
        ["reports", ..] => () => Reports(args),
        _ => null,
    };

    /// <summary>Checks everything in the course; the exit code says whether something is to be mended.</summary>
    static int Check(CourseFolder folder, int variants)
    {
        var course = Courses.Open(folder).Current;
        if (course.Readings.IsEmpty)
        {
            Console.Out.WriteLine($"There is no lesson in {folder.Path}.");
            return 1;
        }

        var report = ContentCheck.Of(course, variants);
        foreach (var mistake in report.Mistakes)
        {
            Console.Out.WriteLine(mistake);
        }

        foreach (var exercise in report.Exercises.Where(exercise => exercise.Report.Confusable.Length > 0))
        {
            Console.Out.WriteLine($"{exercise.Id}: cannot be told apart: {string.Join("; ", exercise.Report.Confusable)}");
        }

        var (made, killed, rewrites) = report.Exercises.Aggregate((0, 0, 0), (sum, exercise) =>
            (sum.Item1 + exercise.Report.Mistakes, sum.Item2 + exercise.Report.Killed, sum.Item3 + exercise.Report.Rewrites));
        Console.Out.WriteLine(
            $"{report.Exercises.Length} exercises; {killed} of {made} wrong answers told from the right one; {rewrites} rewrites "
            + $"accepted; {report.Mistakes.Length} to mend.");
        return report.IsSound ? 0 : 1;
    }

    /// <summary>Lists every formula of the course as JSON, for the script that typesets them.</summary>
    static int Formulas(CourseFolder folder)
    {
        Console.Out.Write(Formula.List(Courses.Open(folder).Current.Formulas));
        return 0;
    }

    /// <summary>Lists the attempts that were kept for the author, from the service's own file or the one named.</summary>
    static int Reports(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
            optional: true).AddEnvironmentVariables().Build();
        return ReportVerb.Print(args is [_, var path, ..] ? path : ReportFile.PathOf(configuration),
            Courses.Open(CourseFolder.Find(configuration)).Current, Console.Out);
    }

    static CourseFolder FolderOf(string[] args) => args is [_, var path, ..]
        ? new CourseFolder(Path.GetFullPath(path), IsSource: true)
        : CourseFolder.Find(new ConfigurationBuilder().AddEnvironmentVariables().Build());
}
