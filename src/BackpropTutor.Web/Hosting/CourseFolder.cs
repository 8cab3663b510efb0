namespace BackpropTutor.Web.Hosting;

/// <summary>
/// The folder of the course. Published, it stands beside the application. In a build from source the file <c>content.source</c> beside
/// the application holds the way to the repository's own folder, so that an edited lesson shows on reload. The setting
/// <c>Content:Folder</c> outranks both.
/// </summary>
/// <param name="IsSource">Whether authors may be editing it.</param>
public sealed record CourseFolder(string Path, bool IsSource)
{
    const string Setting = "Content:Folder";

    /// <summary>The folder that <paramref name="configuration"/> and the application's own directory lead to; it need not exist.</summary>
    public static CourseFolder Find(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } chosen)
        {
            return new CourseFolder(System.IO.Path.GetFullPath(chosen), IsSource: false);
        }

        var pointer = System.IO.Path.Combine(AppContext.BaseDirectory, "content.source");
        return File.Exists(pointer)
            ? new CourseFolder(File.ReadAllText(pointer).Trim(), IsSource: true)
            : new CourseFolder(System.IO.Path.Combine(AppContext.BaseDirectory, "content"), IsSource: false);
    }
}
