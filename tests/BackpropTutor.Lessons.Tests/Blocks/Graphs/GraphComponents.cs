using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Blocks.Graphs;
using BackpropTutor.Lessons.Tests.Support;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

/// <summary>A place to render pictures in a language: English unless the test says otherwise.</summary>
public abstract class GraphComponents : ComponentTest
{
    protected GraphComponents() => In("en");

    protected static void In(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    /// <summary>The picture as a page has it.</summary>
    internal IRenderedComponent<GraphHost> Shown(GraphModel model, GraphAsk? ask = null, string? action = null,
        params ImmutableArray<HiddenQuantity> hidden) =>
        Render<GraphHost>(parameters => parameters
            .Add(p => p.Id, "graph").Add(p => p.Shown, GraphShown.Of(model, ask ?? GraphAsk.Nothing, hidden)).Add(p => p.Action, action));
}
