using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BackpropTutor.Lessons.Blocks.Graphs;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed class GraphNewsTests : GraphComponents, IDisposable
{
    const string Facts = """
        id: "9.1"
        slug: sample
        module: 9
        title: {en: Sample, ko: 보기}
        models:
          line:
            program: |
              q = x + y
              f = q*z
            values: {x: -2, y: 5, z: -4}
        blocks:
          picture: {kind: graph, model: line, caption: {en: One line., ko: 한 줄이에요.}}
        exercises:
          a: {kind: asks, model: line, hides: [q]}
          b: {kind: asks, model: line, hides: [df/dx, ds/dw]}
        """;

    readonly string folder = Directory.CreateTempSubdirectory("graphs").FullName;
    readonly LearnerState state = new();

    [Fact]
    public async Task TheNewsIsThePictureWithWhatHasBeenSolved()
    {
        var (lesson, part) = Lesson();
        var page = Page(lesson, part);
        var news = News();

        Assert.Equal("?", ValueOf(page, "q"));
        Assert.Equal("?", GradientOf(page, "x"));
        Assert.Null(news.Find("[data-news]").GetAttribute("data-html"));
        await news.InvokeAsync(() => state.Solve("9.1", "a"));
        Assert.Equal("3", ValueOf(Sent(news), "q"));
        Assert.Equal("?", GradientOf(Sent(news), "x"));
        await news.InvokeAsync(() => state.Solve("9.1", "b"));
        Assert.Equal("−4", GradientOf(Sent(news), "x"));
    }

    [Fact]
    public async Task TheNewsNamesTheNodeThatADiagnosisMeans()
    {
        Lesson();
        var news = News();

        await news.InvokeAsync(() => state.Highlight("9.1", "line", "q"));
        Assert.Equal("q", news.Find("[data-news]").GetAttribute("data-meant"));
    }

    [Fact]
    public void ThePictureStandsInTheLessonWithItsCaption()
    {
        In("ko");
        var (lesson, part) = Lesson();

        Assert.Equal("한 줄이에요.", Page(lesson, part).QuerySelector("figcaption p")!.TextContent);
    }

    [Fact]
    public void AModelWithoutAllItsNumbersIsRefusedAtItsPlace()
    {
        var mistake = Assert.Single(Read(Facts.Replace("values: {x: -2, y: 5, z: -4}", "values: {x: -2, y: 5}\n    shapes: {z: []}",
            StringComparison.Ordinal)).Mistakes);

        Assert.Contains("The model has no value for z.", mistake.ToString(), StringComparison.Ordinal);
    }

    void IDisposable.Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Dispose();
    }

    static string ValueOf(IElement page, string node) => Label(page, node, ".value");

    static string GradientOf(IElement page, string node) => Label(page, node, ".gradient");

    static string Label(IElement page, string node, string kind) =>
        page.QuerySelector($"g.node[data-name={node}] {kind} text")!.TextContent.Trim();

    static IElement Sent(IRenderedComponent<PartNews> news) => new HtmlParser()
        .ParseDocument(news.Find("[data-news]").GetAttribute("data-html")!).Body!;

    static BlockReaders Readers => BlockReaders.Of([new GraphReader()], [new AskingReader()]);

    static LessonReading Read(string facts) =>
        new LessonReader(Readers, new EngineValues(), MathFile.Empty)
            .Read(new("9/9.1", facts, "::: picture\n\n::: exercise a\n\n::: exercise b\n", null));

    (Lesson Lesson, GraphPart Part) Lesson()
    {
        var written = Directory.CreateDirectory(Path.Combine(folder, "9", "9.1")).FullName;
        File.WriteAllText(Path.Combine(written, "lesson.yaml"), Facts);
        File.WriteAllText(Path.Combine(written, "en.md"), "::: picture\n\n::: exercise a\n\n::: exercise b\n");
        var content = new ContentFolder(folder, Readers, new EngineValues(), watch: false);
        Services.AddSingleton(content);
        Services.AddSingleton(state);
        var lesson = content.Current.Find("9.1")!;
        return (lesson, (GraphPart)lesson.Blocks["picture"]);
    }

    /// <summary>The picture as the page first has it, before anything is interactive.</summary>
    IElement Page(Lesson lesson, GraphPart part) => Render<GraphView>(parameters => parameters
        .Add(p => p.Id, "graph-picture").Add(p => p.Caption, part.Caption)
        .Add(p => p.Shown, GraphShown.Of(part.Model, GraphAsk.Nothing, part.Hidden(lesson, static _ => false)))).Find(".view");

    IRenderedComponent<PartNews> News() => Render<PartNews>(parameters =>
        parameters.Add(p => p.LessonId, "9.1").Add(p => p.BlockId, "picture"));

    sealed class AskingReader : IExerciseReader
    {
        public string Kind => "asks";

        public IBlock Read(BlockFacts facts) => new ResumedQuestion(facts.Facts.Text("model"), facts.Facts.Texts("hides"));
    }

    sealed record ResumedQuestion(string? ModelName, ImmutableArray<string> Hides) : IBlock, IConceals
    {
        public Type Component => typeof(PartProbe);

        public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) =>
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PartProbe.Shown)] = "" };
    }
}
