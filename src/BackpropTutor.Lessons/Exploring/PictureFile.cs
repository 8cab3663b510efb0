using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Blocks.Graphs;
using BackpropTutor.Lessons.Blocks.Graphs.Drawing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>A picture as a file of its own: the drawing of the page with its style written into it, in the colours of paper.</summary>
public static partial class PictureFile
{
    static readonly Dictionary<string, string> Colours = new(StringComparer.Ordinal)
    {
        ["--graph-value"] = "#0a5aa8",
        ["--graph-gradient"] = "#a94300",
        ["--graph-shape"] = "#596069",
        ["--graph-ink"] = "#22262b",
        ["--graph-rule"] = "#8a8d90",
        ["--graph-paper"] = "#ffffff",
    };

    static readonly string Style = "svg{font-family:\"Source Sans 3\",\"Noto Sans\",\"Noto Sans KR\",sans-serif;background:#fff}\n"
        + StyleOf(Sheet());

    /// <summary>SVG as XML, complete in itself.</summary>
    /// <param name="services">What components are given; <paramref name="loggers"/> hear of failures.</param>
    /// <param name="budget">Of whoever waits for it.</param>
    public static async Task<string> SvgAsync(GraphPicture picture, IServiceProvider services, ILoggerFactory loggers, WorkBudget budget)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(GraphDrawing.Id)] = "picture",
            [nameof(GraphDrawing.Figure)] = GraphFigure.Of(picture, Concealment.Nothing(picture), budget),
            [nameof(GraphDrawing.Title)] = picture.Output.Name,
            [nameof(GraphDrawing.Description)] = string.Create(CultureInfo.InvariantCulture,
                $"{picture.Nodes.Length}, {picture.Edges.Length}"),
        });
        var drawing = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<GraphDrawing>(parameters))
            .ToHtmlString());
        var bare = PageOnly().Replace(drawing, "");
        return bare.Insert(bare.IndexOf('>', StringComparison.Ordinal) + 1, $"<style>{Style}</style>");
    }

    static string Sheet()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("GraphDrawing.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The page's own rules without what only a page knows: its variables, its motion, and how narrow it may get.</summary>
    static string StyleOf(string sheet)
    {
        var style = Narrow().Replace(Media().Replace(sheet, ""), "").Replace("::deep ", "", StringComparison.Ordinal)
            .Replace("font-family: inherit;", "", StringComparison.Ordinal);
        while (Variable().IsMatch(style))
        {
            style = Variable().Replace(style, variable => Colours.GetValueOrDefault(variable.Groups["name"].Value,
                variable.Groups["else"].Value.Trim()));
        }

        return Blank().Replace(style, " ").Trim();
    }

    /// <summary>Marks of the page's scoped styles and of its script.</summary>
    [GeneratedRegex(@"\s(?:b-[a-z0-9]+|data-[a-z-]+)(?:=""[^""]*"")?(?=[\s>/])", RegexOptions.None, 10_000)]
    private static partial Regex PageOnly();

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", RegexOptions.None, 10_000)]
    private static partial Regex Media();

    [GeneratedRegex(@"\.least-\d+\s*\{[^}]*\}", RegexOptions.None, 10_000)]
    private static partial Regex Narrow();

    [GeneratedRegex(@"var\((?<name>--[a-z-]+)(?:,(?<else>[^()]*))?\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\s+", RegexOptions.None, 10_000)]
    private static partial Regex Blank();
}
