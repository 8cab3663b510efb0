namespace BackpropTutor.Web.Tests.Support;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BackpropTutor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"BackpropTutor.sln is in no folder above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
