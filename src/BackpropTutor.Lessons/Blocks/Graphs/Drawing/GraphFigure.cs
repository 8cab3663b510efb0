using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Blocks.Graphs.Layout;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>A line of a box's face, set around its middle.</summary>
public sealed record FaceLine(double Y, bool IsSmall, ImmutableArray<TypesetRun> Runs);

/// <summary>A label and where its top left corner stands.</summary>
public sealed record PlacedLabel(double X, double Y, FigureLabel Label);

/// <summary>A box with what is written around it. Coordinates are those of the whole figure.</summary>
public sealed record FigureNode(
    int Index, string Name, bool IsSource, double X, double Y, double Width, double Height, double Axis, double WireEnd,
        ImmutableArray<FaceLine> Face,
    string Shape, PlacedLabel Value, PlacedLabel Gradient, bool Forks)
{
    public double Centre => X + (Width / 2);
}

/// <summary>A wire with the local gradient and what goes down it, where that is not already written at its source.</summary>
public sealed record FigureEdge(int Index, int Source, int Target, string Path, string Arrow, PlacedLabel Local, PlacedLabel Downstream);

/// <summary>
/// The picture with everything placed: what a component has only to write down. A hidden number is a question mark from here on, so that
/// it cannot reach the markup.
/// </summary>
public sealed record GraphFigure(double Width, double Height, ImmutableArray<FigureNode> Nodes, ImmutableArray<FigureEdge> Edges)
{
    /// <param name="budget">Of somebody who may leave meanwhile.</param>
    public static GraphFigure Of(GraphPicture picture, Concealment hidden, WorkBudget? budget = null)
    {
        var sketches = picture.Nodes.Select(node => Sketch.Of(picture, node, hidden)).ToImmutableArray();
        var ports = sketches.SelectMany(sketch => sketch.Inputs.Select(input => (input.Edge.Index, input.Port)))
            .ToDictionary(pair => pair.Index, pair => pair.Port);
        var layout = LayeredLayout.Of(
            [.. sketches.Select(sketch => sketch.Room)],
            [.. picture.Edges.Select(edge => new LayoutEdge(edge.Source, edge.Target, ports[edge.Index]))],
            LayoutGaps.Usual, budget);
        var nodes = sketches.Zip(layout.Nodes).Select(pair => pair.First.Place(pair.Second)).ToImmutableArray();
        var edges = sketches.SelectMany(sketch => sketch.Inputs.Select((input, i) => Wire(sketch, i, nodes, layout)))
            .OrderBy(edge => edge.Index);
        return new(layout.Width, layout.Height, [.. nodes.OrderBy(node => layout.Nodes[node.Index].Layer).ThenBy(node => node.Axis)],
            [.. edges]);
    }

    static FigureEdge Wire(Sketch sketch, int position, ImmutableArray<FigureNode> nodes, LayeredLayout layout)
    {
        var input = sketch.Inputs[position];
        var (edge, source, target) = (input.Edge, nodes[input.Edge.Source], nodes[input.Edge.Target]);
        var left = layout.Nodes[edge.Target].Left;
        var (y, labelsEnd) = (target.Axis + input.Port, target.X - sketch.Joining);
        var end = target.Axis + ((position - ((sketch.Inputs.Length - 1) / 2.0)) * Sketch.PortGap);
        var path = new WirePath(source.X + source.Width, source.Axis).Straight(source.WireEnd);
        foreach (var lane in layout.Lanes[edge.Index])
        {
            path.Bend(lane.Left, lane.Y).Straight(lane.Right);
        }

        path.Bend(left, y).Straight(labelsEnd).Bend(target.X - 4, end);
        return new(
            edge.Index, edge.Source, edge.Target, path.ToString(), WirePath.Arrow(target.X - 1, end),
            new(labelsEnd - input.Local.Width, y + 3, input.Local),
            new(labelsEnd - input.Local.Width - SketchInput.LabelGap - input.Downstream.Width, y + 4, input.Downstream));
    }
}
