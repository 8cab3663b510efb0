using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>NumPy's norm with an order or along an axis: 1 is the sum of absolute values, 2 the root of the sum of squares.</summary>
sealed class NormByOrder : LibraryFunction
{
    public override ImmutableArray<string> Names => ["norm", "vector_norm"];

    public override int Least => 1;

    public override int Most => 2;

    public override ImmutableArray<string> Keywords => ["ord", "p", "axis", "keepdims"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.sum(np.linalg.norm(X, axis=1))", "sum(sqrt(sum(X^2, axis=1)))"),
        new("norm(v, 1)", "sum(abs(v))"),
        new("np.linalg.norm(v, ord=2)", "norm(v)"),
        new("norm(v)", "sqrt(sum(v^2))"),
    ];

    public override Built Build(CallArguments call)
    {
        var order = call.Count > 1 ? call[1].Uniform : call.Number("ord") ?? call.Number("p") ?? 2;
        var axis = call.Keywords.ContainsKey("axis") ? call.Axis(2) : null;
        var isOfMatrix = axis is null && call[0].Shape.IsMatrix && (call.Count > 1 || call.Keywords.ContainsKey("ord"));
        if (order is not (1 or 2) || isOfMatrix)
        {
            return CallArguments.Misfit("Of norms the first and the second of vectors are read.", "노름은 벡터의 1-노름과 2-노름만 읽어요.");
        }

        return (order, axis) switch
        {
            (1, null) => call[0].Apply(new Abs()).Sum(),
            (1, _) => Built.Of(new Sum(axis, call.KeepDims), call[0].Apply(new Abs())),
            (_, null) => Built.Of(new Norm(), call[0]),
            _ => Built.Of(new Sum(axis, call.KeepDims), call[0].Apply(new Square())) is { Node: { } squares } ? squares.Apply(new Sqrt())
                : Built.Of(new Sum(axis, call.KeepDims), call[0]),
        };
    }
}
