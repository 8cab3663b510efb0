using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The logarithm to base 10.</summary>
sealed class LogarithmToBaseTen : LibraryFunction
{
    public override ImmutableArray<string> Names => ["log10"];

    public override int Least => 1;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.log10(np.square(v) + 1)", "log(v^2 + 1)/log(10)"),
    ];

    public override Built Build(CallArguments call) => call[0].Apply(new Log()) / Math.Log(10);

}
