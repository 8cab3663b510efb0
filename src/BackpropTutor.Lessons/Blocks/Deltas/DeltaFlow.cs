using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Deltas;

/// <summary>One column of the network's drawing: a vector with what it came to and what came back to it.</summary>
/// <param name="IsDelta">Whether its gradient is an error signal δ.</param>
/// <param name="ToNext">How it is joined to the next column; null for the last.</param>
public sealed record DeltaColumn(Symbol Name, Tensor Value, Tensor Gradient, bool IsDelta, JacobianKind? ToNext, string Back);

/// <summary>A layer z = W x + b, h = f(z), and what comes back through it. All gradients stand in their variable's shape.</summary>
public sealed record DeltaLayer(Symbol Delta, Symbol Z, Symbol W, Symbol X, Symbol? B, Symbol? H, string? F)
{
    public required Tensor Upstream { get; init; }

    /// <summary>f'(z), or null where the layer has no nonlinearity: then δ is the upstream itself.</summary>
    public required Tensor? Slope { get; init; }

    public required Tensor Signal { get; init; }

    public required Tensor Input { get; init; }

    public required Tensor ByW { get; init; }

    public required Tensor ByX { get; init; }
}

/// <summary>A network as layers, with the error signal δ on its way back. Everything is the engine's.</summary>
/// <param name="Words">δ_window split over the words of the window; empty where the input is not one.</param>
public sealed record DeltaFlow(Symbol Output, ImmutableArray<DeltaColumn> Columns, ImmutableArray<DeltaLayer> Layers,
    ImmutableArray<WordGradient> Words)
{
    /// <param name="layers">The layers' pre-activations, from the input on.</param>
    /// <param name="words">The words of the window, as many as there are blocks in the first layer's input.</param>
    /// <exception cref="ArgumentException">A layer is not of the form W x + b with vectors; the message says which.</exception>
    public static DeltaFlow Of(BoundModel model, ImmutableArray<Node> layers, ImmutableArray<string> words)
    {
        var output = model.Program.Output.Node;
        var gradients = Backward.Of(output);
        var affine = layers.Select(z => Affine.Of(model, z)).ToImmutableArray();
        ImmutableArray<Node> nodes = [affine[0].X, .. affine.SelectMany(layer => layer.H is { } h ? new[] { layer.Z, h } : [layer.Z]),
            output];
        nodes = [.. nodes.Distinct()];
        var slopes = affine.ToDictionary(layer => layer, layer => layer.H is { Op: Elementwise f } ? Node.Of(new Prime(f), layer.Z) : null);
        var weights = affine.Select(layer => layer.W);
        var run = model.Run([.. nodes, .. nodes.Concat(weights).Select(gradients.GradientOf), .. slopes.Values.OfType<Node>()]);
        var described = affine.Select((layer, index) => Layer(model, layer, index, affine.Length)).ToImmutableArray();
        return new(Named(model, output), [.. nodes.Select((node, index) => Column(node, index))], described,
            WordGradient.Of(words, run[gradients.GradientOf(affine[0].X)]));

        DeltaColumn Column(Node node, int index)
        {
            JacobianKind? toNext = index + 1 < nodes.Length ? ComposedStructure.Of(nodes[index + 1], node).Kind : null;
            var below = affine.FirstOrDefault(layer => index + 1 < nodes.Length && ReferenceEquals(layer.Z, nodes[index + 1]));
            var at = affine.FirstOrDefault(layer => ReferenceEquals(layer.Z, node) && layer.H is not null);
            var back = below is not null ? $"{Named(model, below.W).Text}ᵀ{described[affine.IndexOf(below)].Delta.Text}"
                : at is not null ? $"⊙ {FunctionName(at)}′({Named(model, node).Text})"
                : toNext is null ? "" : $"∂{Named(model, output).Text}/∂{Named(model, node).Text}";
            return new(Named(model, node), run[node], run[gradients.GradientOf(node)], affine.Any(layer => ReferenceEquals(layer.Z, node)),
                toNext, back);
        }

        DeltaLayer Layer(BoundModel from, Affine layer, int index, int count) => new(
            new Symbol("δ", count == 1 ? "" : $"{index + 1}"), Named(from, layer.Z), Named(from, layer.W), Named(from, layer.X),
            layer.B is { } b ? Named(from, b) : null, layer.H is { } h ? Named(from, h) : null,
                layer.H is null ? null : FunctionName(layer))
        {
            Upstream = run[gradients.GradientOf(layer.H ?? layer.Z)],
            Slope = slopes[layer] is { } slope ? run[slope] : null,
            Signal = run[gradients.GradientOf(layer.Z)],
            Input = run[layer.X],
            ByW = run[gradients.GradientOf(layer.W)],
            ByX = run[gradients.GradientOf(layer.X)],
        };
    }

    static string FunctionName(Affine layer) => layer.H!.Op is Sigmoid ? "σ" : layer.H.Op.Name;

    static Symbol Named(BoundModel model, Node node) => Symbol.Of(model.Program.NameOf(node) ?? "x");
}
