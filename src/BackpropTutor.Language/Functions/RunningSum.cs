using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Functions;

/// <summary>The sums of the first entry, the first two, the first three, …</summary>
sealed class RunningSum : LibraryFunction
{
    public override ImmutableArray<string> Names => ["cumsum"];

    public override int Least => 1;

    public override int Most => 2;

    public override ImmutableArray<string> Keywords => ["axis"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.cumsum(v)", "[v[0], v[0] + v[1], v[0] + v[1] + v[2]]"),
    ];

    public override Built Build(CallArguments call)
    {
        if (!call[0].Shape.IsVector)
        {
            return CallArguments.Misfit("Running sums are read of a vector.", "누적합은 벡터에만 읽어요.");
        }

        var length = call[0].Shape[0];
        var entries = Enumerable.Range(0, length * length).Select(place => place % length <= place / length ? 1.0 : 0);
        var below = Tensor.Of(Shape.Matrix(length, length), [.. entries]);
        return Built.Of(new MatMul(), Node.Constant(below), call[0]);
    }

}
