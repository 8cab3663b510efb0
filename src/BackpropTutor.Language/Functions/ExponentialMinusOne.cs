using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>eˣ − 1.</summary>
sealed class ExponentialMinusOne : LibraryFunction
{
    public override ImmutableArray<string> Names => ["expm1"];

    public override int Least => 1;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.expm1(v)", "exp(v) - 1"),
    ];

    public override Built Build(CallArguments call) => call[0].Apply(new Exp()) - 1;

}
