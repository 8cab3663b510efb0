using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>The picture as a table of texts, hidden numbers already taken out.</summary>
public sealed record GraphTableText(ImmutableArray<GraphTableText.Row> Rows)
{
    /// <summary>A number in four digits and in all.</summary>
    public sealed record Cell(string Text, string Full)
    {
        public static Cell Hidden { get; } = new("?", "?");
    }

    public sealed record Input(string Name, Cell Local, Cell? Downstream);

    public sealed record Row(string Name, string Shape, Cell Value, Cell? Upstream, ImmutableArray<Input> Inputs)
    {
        public int Span => Math.Max(1, Inputs.Length);
    }

    public static GraphTableText Of(GraphPicture picture, Concealment hidden) => new(
    [
        .. picture.Nodes.Select(node => new Row(
            Heading(node), node.Value.Shape.ToString(),
            hidden.Value(node.Index) ? Cell.Hidden : new(Digits.Inline(node.Value), Digits.InFull(node.Value)),
            Upstream(picture, node, hidden),
            [.. picture.Inputs[node.Index].Select(edge => Of(picture, edge, hidden))])),
    ]);

    static Input Of(GraphPicture picture, GraphEdge edge, Concealment hidden) => new(
        Plain(picture.Nodes[edge.Source].Name),
        hidden.Local(edge.Index) ? Cell.Hidden : new(LocalText.Of(edge.Local), LocalText.InFull(edge.Local)),
        edge.Downstream is null ? null
        : hidden.Downstream(edge.Index) ? Cell.Hidden
        : new(Digits.Inline(edge.Downstream), Digits.InFull(edge.Downstream)));

    /// <summary>A gradient that several wires bring together shows its terms.</summary>
    static Cell? Upstream(GraphPicture picture, GraphNode node, Concealment hidden)
    {
        if (node.Upstream is null || hidden.Upstream(node.Index))
        {
            return node.Upstream is null ? null : Cell.Hidden;
        }

        var terms = picture.Uses[node.Index].Where(edge => edge.Downstream is not null).ToList();
        return terms.Count < 2
            ? new(Digits.Inline(node.Upstream), Digits.InFull(node.Upstream))
            : new(
                $"{string.Join(" + ", terms.Select(edge => Term(Digits.Inline(edge.Downstream!))))} = {Digits.Inline(node.Upstream)}",
                $"{string.Join(" + ", terms.Select(edge => Term(Digits.InFull(edge.Downstream!))))} = {Digits.InFull(node.Upstream)}");
    }

    static string Heading(GraphNode node) =>
        node.IsSource || !node.IsNamed ? Plain(node.Name) : $"{Plain(node.Name)} = {Plain(node.Formula)}";

    static string Term(string text) => text.StartsWith('−') ? $"({text})" : text;

    static string Plain(string text) => string.Concat(Typeset.Of(text).Select(run => run.Plain));
}
