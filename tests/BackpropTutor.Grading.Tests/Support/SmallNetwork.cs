using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Tests.Support;

// The long runs have a Program of their own.
using Program = BackpropTutor.Language.Program;

/// <summary>The course's small network: s = uᵀ σ(W x + b), with two hidden units and three inputs.</summary>
static class SmallNetwork
{
    public static readonly Node W = Node.Variable("W", Shape.Matrix(2, 3));
    public static readonly Node X = Node.Variable("x", Shape.Vector(3));
    public static readonly Node B = Node.Variable("b", Shape.Vector(2));
    public static readonly Node U = Node.Variable("u", Shape.Vector(2));
    public static readonly Node Z = Node.Of(new Add(), Node.Of(new MatMul(), W, X), B);
    public static readonly Node H = Node.Of(new Sigmoid(), Z);
    public static readonly Node S = Node.Of(new MatMul(), Node.Of(new Transpose(), U), H);

    public static Program Program { get; } = Nodes.Program(("z", Z), ("h", H), ("s", S));

    public static ImmutableDictionary<string, Tensor> Values { get; } = new Dictionary<string, Tensor>
    {
        ["W"] = Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } }),
        ["x"] = Tensor.Vector(1, 2, -1),
        ["b"] = Tensor.Vector(1, -1),
        ["u"] = Tensor.Vector(2, -1),
    }.ToImmutableDictionary();
}
