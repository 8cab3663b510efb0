using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The trace, as books write it.</summary>
sealed class TraceByName : LibraryFunction
{
    public override ImmutableArray<string> Names => ["tr"];

    public override int Least => 1;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("tr(S)", "trace(S)"),
    ];

    public override Built Build(CallArguments call) => Built.Of(new Trace(), call[0]);

}
