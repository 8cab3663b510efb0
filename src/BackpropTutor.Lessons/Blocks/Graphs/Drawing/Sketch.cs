using System.Collections.Immutable;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Graphs.Layout;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>A wire into a box, <paramref name="Port"/> below the middle of the box, with its labels.</summary>
sealed record SketchInput(GraphEdge Edge, double Port, FigureLabel Local, FigureLabel Downstream)
{
    public const double LabelGap = 12;

    public double Below => Math.Max(Local.Height + 3, Downstream.IsEmpty ? 0 : Downstream.Height + 4);

    public double Width => Local.Width + (Downstream.IsEmpty ? 0 : LabelGap + Downstream.Width);
}

/// <summary>A node before it has a place: its face, its labels and the room that they need.</summary>
sealed record Sketch(
    GraphNode Node, ImmutableArray<FaceLine> Face, double Width, double Height, FigureLabel Value, FigureLabel Gradient, string Shape,
    ImmutableArray<SketchInput> Inputs, bool Forks)
{
    public const double PortGap = 13;

    const double WireGap = 6;
    const double Converge = 22;
    const double Approach = 9;
    const double WidestSum = 240;

    /// <summary>How far before the box several wires begin to draw near to each other; a single one has nothing to join.</summary>
    public double Joining => Inputs.Length > 1 ? Converge : Approach;

    public LayoutNode Room => new(
        Math.Max(Height / 2, Math.Max(Value.Height + WireGap, Inputs.IsEmpty ? 0 : 4 - Inputs[0].Port)),
        Math.Max((Height / 2) + (Shape.Length > 0 ? 20 : 0),
            Math.Max(Gradient.Height + WireGap, Inputs.IsEmpty ? 0 : Inputs[^1].Port + Inputs[^1].Below)),
        Inputs.IsEmpty ? 0 : Inputs.Max(input => input.Width) + Joining + 6,
        Width,
        Math.Max(Value.Width, Gradient.Width) + 16);

    public static Sketch Of(GraphPicture picture, GraphNode node, Concealment hidden)
    {
        var (face, width, height) = FaceOf(picture.Grain, node);
        var uses = picture.Uses[node.Index].Where(edge => edge.Downstream is not null).ToList();
        var inputs = picture.Inputs[node.Index];
        return new(
            node, face, width, height,
            hidden.Value(node.Index) ? FigureLabel.Hidden : FigureLabel.Of(node.Value),
            GradientOf(node, uses, hidden),
            node.Value.Shape.IsScalar ? "" : node.Value.Shape.ToString(),
            Ported([.. inputs.Select(edge => Input(picture, edge, hidden))]),
            picture.Uses[node.Index].Length > 1);
    }

    public FigureNode Place(PlacedNode place)
    {
        var x = place.BoxCentre - (Width / 2);
        return new(
            Node.Index, Node.Name, Node.IsSource, x, place.Axis - (Height / 2), Width, Height, place.Axis, place.Right, Face, Shape,
            new(x + Width + 8, place.Axis - WireGap - Value.Height, Value), new(x + Width + 8, place.Axis + WireGap, Gradient), Forks);
    }

    /// <summary>The upstream gradient; where several wires meet, as the sum of what they bring, if that is short enough.</summary>
    static FigureLabel GradientOf(GraphNode node, List<GraphEdge> uses, Concealment hidden)
    {
        if (node.Upstream is null || hidden.Upstream(node.Index))
        {
            return node.Upstream is null ? FigureLabel.Empty : FigureLabel.Hidden;
        }

        var total = FigureLabel.Of(node.Upstream);
        var sum = uses.Count > 1
            ? FigureLabel.Sum(uses.Select(edge => Down(edge.Downstream, hidden.Downstream(edge.Index), true)), total) : total;
        return sum.Width <= WidestSum ? sum : total;
    }

    static FigureLabel Down(Tensor? gradient, bool isHidden, bool isTerm = false) =>
        gradient is null ? FigureLabel.Empty
        : isHidden ? FigureLabel.Hidden
        : isTerm && gradient.Shape.IsScalar && gradient.Number < 0
            ? FigureLabel.Text($"({NumberFormat.ForReading(gradient.Number)})", $"({Figures.Full(gradient.Number)})")
        : FigureLabel.Of(gradient);

    static SketchInput Input(GraphPicture picture, GraphEdge edge, Concealment hidden)
    {
        var forks = picture.Uses[edge.Source].Length > 1;
        var local = edge.Downstream is null ? FigureLabel.Empty
            : hidden.Local(edge.Index) ? FigureLabel.Times("?", "", "?")
            : LocalText.Label(edge.Local);
        return new(edge, 0, local, forks ? Down(edge.Downstream, hidden.Downstream(edge.Index)) : FigureLabel.Empty);
    }

    /// <summary>Spreads the wires so that none runs through the label of the one above.</summary>
    static ImmutableArray<SketchInput> Ported(ImmutableArray<SketchInput> inputs)
    {
        var y = 0.0;
        var spread = ImmutableArray.CreateBuilder<SketchInput>();
        foreach (var input in inputs)
        {
            spread.Add(input with { Port = y });
            y += Math.Max(input.Below, PortGap) + 9;
        }

        var middle = inputs.Length > 0 ? spread[^1].Port / 2 : 0;
        return [.. spread.Select(input => input with { Port = input.Port - middle })];
    }

    static (ImmutableArray<FaceLine> Face, double Width, double Height) FaceOf(Grain grain, GraphNode node)
    {
        const double large = 18;
        const double small = 14;
        var name = Typeset.Of(node.IsSource && !node.IsNamed ? node.Symbol : node.Name);
        if (node.IsSource)
        {
            return ([new(6, false, name)], Math.Max(36, (Typeset.Width(name) * large) + 22), 34);
        }

        var second = Typeset.Of(grain == Grain.Gates ? node.Name : node.Formula);
        var first = grain == Grain.Gates ? Typeset.Of(node.Symbol) : name;
        var hasSecond = grain == Grain.Definitions || node.IsNamed;
        var least = grain == Grain.Gates ? 46 : 64;
        var width = Math.Max(Typeset.Width(first) * large, hasSecond ? Typeset.Width(second) * small : 0) + 28;
        return hasSecond
            ? ([new(-3, false, first), new(17, true, second)], Math.Max(least, width), 54)
            : ([new(6, false, first)], Math.Max(least, width), 46);
    }
}
