using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>The repository's own content, found from where the tests run.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    /// <summary>The course as the service reads it: real readers, real numbers.</summary>
    public static Course Course() => Folder.Current;

    public static ContentFolder Folder { get; } = new(FindRoot() + "/content", BlockReaders.FoundIn(typeof(ContentFolder).Assembly),
        new EngineValues(), watch: false);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BackpropTutor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds BackpropTutor.sln: run the tests from the repository.");
    }
}
