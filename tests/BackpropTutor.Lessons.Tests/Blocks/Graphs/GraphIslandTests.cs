using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Blocks.Graphs;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed class GraphIslandTests : GraphComponents, IDisposable
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
    public async Task ThePictureHidesWhatTheExercisesOfItsModelAskUntilTheyAreSolved()
    {
        var island = Island();

        Assert.Equal("?", ValueOf(island, "q"));
        Assert.Equal("?", GradientOf(island, "x"));
        await island.InvokeAsync(() => state.Solve("9.1", "a"));
        Assert.Equal("3", ValueOf(island, "q"));
        Assert.Equal("?", GradientOf(island, "x"));
        await island.InvokeAsync(() => state.Solve("9.1", "b"));
        Assert.Equal("−4", GradientOf(island, "x"));
    }

    [Fact]
    public async Task TheNodeThatADiagnosisMeansIsRinged()
    {
        var island = Island();

        Assert.Empty(island.FindAll(".ring"));
        await island.InvokeAsync(() => state.Mean("9.1", "line", "q"));
        Assert.Single(island.FindAll(".ring"));
    }

    [Fact]
    public void ThePictureStandsInTheLessonWithItsCaption()
    {
        In("ko");

        Assert.Equal("한 줄이에요.", Island().Find("figcaption p").TextContent);
    }

    [Fact]
    public void AModelWithoutAllItsNumbersIsRefusedAtItsPlace()
    {
        var mistake = Assert.Single(Read(Facts.Replace("values: {x: -2, y: 5, z: -4}", "values: {x: -2, y: 5}\n    shapes: {z: []}", StringComparison.Ordinal)).Mistakes);

        Assert.Contains("The model has no value for z.", mistake.ToString(), StringComparison.Ordinal);
    }

    void IDisposable.Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Dispose();
    }

    static string ValueOf(IRenderedComponent<GraphIsland> island, string node) => Label(island, node, ".value");

    static string GradientOf(IRenderedComponent<GraphIsland> island, string node) => Label(island, node, ".gradient");

    static string Label(IRenderedComponent<GraphIsland> island, string node, string kind) => island.FindAll("g.node")
        .Single(group => group.QuerySelector(".face")!.TextContent.Trim() == node).QuerySelector(kind + " text")!.TextContent.Trim();

    static BlockReaders Readers => BlockReaders.Of([new GraphReader()], [new AskingReader()]);

    static LessonReading Read(string facts) =>
        new LessonReader(Readers, new EngineValues(), MathFile.Empty).Read(new("9/9.1", facts, "::: picture\n\n::: exercise a\n\n::: exercise b\n", null));

    IRenderedComponent<GraphIsland> Island()
    {
        var lesson = Directory.CreateDirectory(Path.Combine(folder, "9", "9.1")).FullName;
        File.WriteAllText(Path.Combine(lesson, "lesson.yaml"), Facts);
        File.WriteAllText(Path.Combine(lesson, "en.md"), "::: picture\n\n::: exercise a\n\n::: exercise b\n");
        Services.AddSingleton(new ContentFolder(folder, Readers, new EngineValues(), watch: false));
        Services.AddSingleton(state);
        SetRendererInfo(new RendererInfo("Server", true));
        return Render<GraphIsland>(parameters => parameters.Add(p => p.LessonId, "9.1").Add(p => p.BlockId, "picture"));
    }

    sealed class AskingReader : IExerciseReader
    {
        public string Kind => "asks";

        public IBlock Read(BlockFacts facts) => new Asking(facts.Facts.Text("model"), facts.Facts.Texts("hides"));
    }

    sealed record Asking(string? ModelName, ImmutableArray<string> Hides) : IBlock, IConceals
    {
        public Type Component => typeof(PartProbe);

        public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) =>
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PartProbe.Shown)] = "" };
    }
}
