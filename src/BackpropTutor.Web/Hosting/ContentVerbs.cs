using BackpropTutor.Lessons.Maths;

namespace BackpropTutor.Web.Hosting;

/// <summary>What authors ask of the service from the command line, in place of starting it.</summary>
static class ContentVerbs
{
    /// <summary>What <paramref name="args"/> ask for; null where they ask for the service itself.</summary>
    public static Func<int>? Find(string[] args) => args switch
    {
        ["formulas", ..] => () => Formulas(FolderOf(args)),
        _ => null,
    };

    /// <summary>Lists every formula of the course as JSON, for the script that typesets them.</summary>
    static int Formulas(CourseFolder folder)
    {
        Console.Out.Write(MathFile.List(Courses.Open(folder).Current));
        return 0;
    }

    static CourseFolder FolderOf(string[] args) => args is [_, var path, ..]
        ? new CourseFolder(Path.GetFullPath(path), IsSource: true)
        : CourseFolder.Find(new ConfigurationBuilder().AddEnvironmentVariables().Build());
}
