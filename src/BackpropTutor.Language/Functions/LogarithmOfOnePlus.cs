using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>ln(1 + x).</summary>
sealed class LogarithmOfOnePlus : LibraryFunction
{
    public override ImmutableArray<string> Names => ["log1p"];

    public override int Least => 1;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.log1p(np.square(v))", "log(1 + v^2)"),
    ];

    public override Built Build(CallArguments call) => (1 + call[0]).Apply(new Log());

}
