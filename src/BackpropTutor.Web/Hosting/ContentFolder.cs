namespace BackpropTutor.Web.Hosting;

/// <summary>
/// The folder of the course. Published, it stands beside the application. In a build from source the file <c>content.source</c> beside
/// the application holds the way to the repository's own folder, so that an edited lesson shows on reload. The setting
/// <c>Content:Folder</c> outranks both.
/// </summary>
public sealed record ContentFolder(string Path)
{
    const string Setting = "Content:Folder";

    /// <summary>The folder that <paramref name="configuration"/> and the application's own directory lead to; it need not exist.</summary>
    public static ContentFolder Find(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } chosen)
        {
            return new ContentFolder(System.IO.Path.GetFullPath(chosen));
        }

        var pointer = System.IO.Path.Combine(AppContext.BaseDirectory, "content.source");
        return new ContentFolder(File.Exists(pointer)
            ? File.ReadAllText(pointer).Trim()
            : System.IO.Path.Combine(AppContext.BaseDirectory, "content"));
    }
}
