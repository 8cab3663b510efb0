using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Deltas;

/// <summary>The parts of z = W x + b, and the nonlinearity h that is applied to it, as they are found in a program.</summary>
sealed record Affine(Node Z, Node W, Node X, Node? B, Node? H)
{
    /// <exception cref="ArgumentException">The node is something else; the message says what was looked for.</exception>
    public static Affine Of(BoundModel model, Node z)
    {
        var product = z.Op is MatMul ? z : z.Op is Add ? z.Inputs.FirstOrDefault(input => input.Op is MatMul) : null;
        if (product is not { Inputs: [{ Shape.IsMatrix: true } w, { Shape.IsVector: true } x] } || !z.Shape.IsVector)
        {
            throw new ArgumentException($"'{model.Program.NameOf(z)}' is not a layer W x + b with a matrix W and a vector x.", nameof(z));
        }

        var bias = ReferenceEquals(product, z) ? null : z.Inputs.First(input => !ReferenceEquals(input, product));
        var h = Graph.Of(model.Program.Output.Node).Nodes.FirstOrDefault(node => node.Op is Elementwise
            && ReferenceEquals(node.Inputs[0], z));
        return new(z, w, x, bias, h);
    }
}
