using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The sum of absolute values.</summary>
sealed class OneNorm : LibraryFunction
{
    public override ImmutableArray<string> Names => ["norm1", "l1_norm"];

    public override int Least => 1;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("norm1(v)", "sum(abs(v))"),
    ];

    public override Built Build(CallArguments call) => call[0].Apply(new Abs()).Sum();

}
