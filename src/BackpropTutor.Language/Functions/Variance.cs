using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The mean squared distance from the mean; PyTorch divides by one less than there are, unless it is told otherwise.</summary>
sealed class Variance : LibraryFunction
{
    public override ImmutableArray<string> Names => ["var"];

    public override int Least => 1;

    public override int Most => 2;

    public override ImmutableArray<string> Keywords => ["axis", "keepdims", "ddof", "unbiased", "correction"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.var(v)", "mean((v - mean(v))^2)"),
        new("X.var(axis=0)", "mean((X - mean(X, axis=0))^2, axis=0)"),
        new("torch.var(v)", "sum((v - mean(v))^2)/2"),
        new("np.var(X, axis=1, ddof=1, keepdims=True)", "sum((X - mean(X, axis=1, keepdims=True))^2, axis=1, keepdims=True)/2"),
    ];

    public override Built Build(CallArguments call) => Spread.Of(call);

}
