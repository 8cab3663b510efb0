using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Reading;

public sealed class ContentFolderTests : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("content");

    public ContentFolderTests()
    {
        Write("9.1", Sample.Facts);
        Write("9.2", Sample.Facts.Replace("9.1", "9.2", StringComparison.Ordinal));
    }

    [Fact]
    public void AChangedFileShowsAtTheNextLookAndTheOthersAreKept()
    {
        var folder = Folder(watch: true);
        var before = folder.Current;
        Assert.Equal(["9.1", "9.2"], before.Lessons.Select(lesson => lesson.Id));

        Write("9.1", Sample.Facts.Replace("en: Sample", "en: A changed title", StringComparison.Ordinal));
        var after = folder.Current;

        Assert.Equal("A changed title", after.Find("9.1")!.Title.English);
        Assert.Same(before.Find("9.2"), after.Find("9.2"));
        Assert.Equal("Sample", before.Find("9.1")!.Title.English);
    }

    [Fact]
    public void WithoutAChangeTheCourseIsTheSameObject()
    {
        var folder = Folder(watch: true);

        Assert.Same(folder.Current, folder.Current);
    }

    [Fact]
    public void AFolderThatIsNotWatchedIsReadOnce()
    {
        var folder = Folder(watch: false);
        var before = folder.Current;

        Write("9.1", Sample.Facts.Replace("en: Sample", "en: A changed title", StringComparison.Ordinal));

        Assert.Same(before, folder.Current);
    }

    [Fact]
    public void ALessonThatIsBrokenByAnEditIsNamedAndComesBackWhenMended()
    {
        var folder = Folder(watch: true);
        Write("9.1", Sample.Facts.Replace("slug: sample", "slag: sample", StringComparison.Ordinal));
        var broken = folder.Current;
        Write("9.1", Sample.Facts);

        Assert.Equal(["9.2"], broken.Lessons.Select(lesson => lesson.Id));
        Assert.StartsWith("9/9.1/lesson.yaml:1: The lesson lacks 'slug'.", broken.Mistakes[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, folder.Current.Lessons.Length);
    }

    [Fact]
    public void TypesetFormulasThatCannotBeReadAreAMistakeAndTheLessonsStillShow()
    {
        File.WriteAllText(Path.Combine(root.FullName, "formulas.json"), "{ not json");

        var course = Folder(watch: false).Current;

        Assert.Equal(2, course.Lessons.Length);
        Assert.Equal(
            "formulas.json:1: The typeset formulas cannot be read. Run the script in src/BackpropTutor.Lessons/Maths/typeset again.",
            course.Mistakes.Single().ToString());
    }

    public void Dispose() => root.Delete(recursive: true);

    ContentFolder Folder(bool watch) => new(
        root.FullName, BlockReaders.Of([new AnyPart("graph")], [new AnyPart("number")]), new SameValue(Tensor.Scalar(1)), watch);

    void Write(string id, string facts)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, "9", id)).FullName;
        File.WriteAllText(Path.Combine(folder, "lesson.yaml"), facts);
        File.WriteAllText(Path.Combine(folder, "en.md"), Sample.English);
        File.WriteAllText(Path.Combine(folder, "ko.md"), Sample.Korean);
    }
}
