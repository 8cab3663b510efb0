using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The root of the variance.</summary>
sealed class StandardDeviation : LibraryFunction
{
    public override ImmutableArray<string> Names => ["std"];

    public override int Least => 1;

    public override int Most => 2;

    public override ImmutableArray<string> Keywords => ["axis", "keepdims", "ddof", "unbiased", "correction"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.std(v)", "sqrt(mean((v - mean(v))^2))"),
        new("v.std()", "sqrt(sum((v - mean(v))^2)/2)"),
        new("np.std(X, axis=1, keepdims=True)", "sqrt(mean((X - mean(X, axis=1, keepdims=True))^2, axis=1, keepdims=True))"),
    ];

    public override Built Build(CallArguments call) =>
        Spread.Of(call) is { Node: { } variance } ? variance.Apply(new Sqrt()) : Spread.Of(call);

}
