using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>All entries multiplied.</summary>
sealed class ProductOfEntries : LibraryFunction
{
    public override ImmutableArray<string> Names => ["prod"];

    public override int Least => 1;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.prod(v)", "v[0] v[1] v[2]"),
    ];

    public override Built Build(CallArguments call)
    {
        const int Most = 64;
        return call[0].Shape is { IsVector: true } shape && shape[0] is > 0 and <= Most
            ? Enumerable.Range(0, shape[0]).Select(place => Node.Of(Autodiff.Ops.Index.At(place), call[0]))
                .Aggregate((left, right) => left * right)
            : CallArguments.Misfit($"The product is read of a vector of at most {Most} entries.", $"곱은 원소가 {Most}개 이하인 벡터에만 읽어요.");
    }

}
