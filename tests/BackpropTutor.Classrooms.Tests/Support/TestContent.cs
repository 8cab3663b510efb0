using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>A course of one small lesson, in a folder of its own that a test may change.</summary>
public sealed class TestContent : IDisposable
{
    public const string LessonId = "1.1";

    public const string Facts = """
        id: "1.1"
        slug: products
        module: 1
        title: {en: Products, ko: 곱}
        objectives: {en: [Multiply.], ko: [곱해요.]}
        prerequisites: []
        teaches: []
        corrects: []
        models:
          m:
            program: y = w*x*x
            values: {w: 3, x: 2}
        exercises:
          a:
            kind: number
            model: m
            ask: {en: "What is the slope of $y$ along $x$ for $w = {m: w}$ and $x = {m: x}$?",
                ko: "$w = {m: w}$, $x = {m: x}$일 때 $y$를 $x$로 미분한 값은 얼마인가요?"}
            answer: dy/dx
            expected: 12
          b:
            kind: formula
            model: m
            ask: {en: "The slope of $y$ along $x$ as a formula?", ko: "$y$를 $x$로 미분한 식은 무엇인가요?"}
            answer: dy/dx

        """;

    const string Prose = """
        Text.

        ::: exercise a

        ::: exercise b

        """;

    readonly string folder = Directory.CreateTempSubdirectory("backprop-content-").FullName;

    public TestContent()
    {
        Write(Facts);
        Folder = new(folder, BlockReaders.FoundIn(typeof(ContentFolder).Assembly), new EngineValues(), watch: true);
    }

    public ContentFolder Folder { get; }

    public void Write(string facts)
    {
        var lesson = Directory.CreateDirectory(Path.Combine(folder, "1-first", "1.1-products")).FullName;
        File.WriteAllText(Path.Combine(lesson, "lesson.yaml"), facts);
        File.WriteAllText(Path.Combine(lesson, "en.md"), Prose);
        File.WriteAllText(Path.Combine(lesson, "ko.md"), Prose.Replace("Text.", "글.", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
