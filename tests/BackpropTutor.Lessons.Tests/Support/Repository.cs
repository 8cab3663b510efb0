using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>The repository's own content, found from where the tests run.</summary>
static class Repository
{
    static readonly string[] Blocks = ["graph"];

    static readonly string[] Exercises = ["shape", "number", "vector", "matrix", "formula", "choice", "order", "line"];

    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    public static Course Course() => new ContentFolder(
        Content,
        BlockReaders.Of(Blocks.Select(kind => new AnyPart(kind)), Exercises.Select(kind => new AnyPart(kind))),
        new SameValue(Tensor.Vector(1, -2)),
        watch: false).Current;

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BackpropTutor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds BackpropTutor.sln: run the tests from the repository.");
    }
}
