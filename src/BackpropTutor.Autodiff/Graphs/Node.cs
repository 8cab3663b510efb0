using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// One step of a computation: an op applied to the nodes before it, with the shape that follows. A node holds no value and never changes;
/// a <see cref="Run"/> holds values. The operators below build <em>simplified</em> graph (a factor 1 vanishes, a sum with zero is the other
/// term), which is what pullbacks want; <see cref="Of"/> builds exactly what it is told, which is what a reader of typed text wants.
/// </summary>
public sealed partial class Node
{
    Node(Op op, ImmutableArray<Node> inputs, Shape shape)
    {
        Op = op;
        Inputs = inputs;
        Shape = shape;
    }

    public Op Op { get; }

    public ImmutableArray<Node> Inputs { get; }

    public Shape Shape { get; }

    /// <summary>Applies an op as it stands.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit: a developer's mistake here, since typed text comes through
    /// <see cref="TryOf"/>.</exception>
    public static Node Of(Op op, params ReadOnlySpan<Node> inputs) =>
        TryOf(op, inputs, out var node, out var fault) ? node! : throw new ArgumentException(fault!.English, nameof(inputs));

    /// <summary>Applies an op as it stands, or says why the shapes do not fit.</summary>
    public static bool TryOf(Op op, ReadOnlySpan<Node> inputs, out Node? node, out Bilingual? fault)
    {
        var shapes = new Shape[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            shapes[i] = inputs[i].Shape;
        }

        var inferred = op.Infer(shapes);
        (node, fault) = inferred.Shape is { } shape ? (new Node(op, [.. inputs], shape), null) : ((Node?)null, inferred.Fault);
        return node is not null;
    }

    public static Node Variable(string name, Shape shape) => Of(new Variable(name, shape));

    public static Node Constant(Tensor value) => Of(new Constant(value));

    public static Node Fill(Shape shape, double value) => Of(new Fill(shape, value));

    public override string ToString() => $"{Op.Name}({string.Join(", ", Inputs.Select(input => input.Op.Name))}) : {Shape}";
}
