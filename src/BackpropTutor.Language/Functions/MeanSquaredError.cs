using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The mean squared difference.</summary>
sealed class MeanSquaredError : LibraryFunction
{
    public override ImmutableArray<string> Names => ["mse_loss"];

    public override int Least => 2;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("F.mse_loss(u, v)", "mean((u - v)^2)"),
    ];

    public override Built Build(CallArguments call) => Built.Of(new Subtract(), call[0], call[1]) is { Node: { } apart }
        ? Node.Of(new Mean(null, false), apart.Apply(new Square())) : Built.Of(new Subtract(), call[0], call[1]);

}
