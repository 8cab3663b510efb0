using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>Tensors of one shape as the rows of a new one.</summary>
sealed class Stack : LibraryFunction
{
    public override ImmutableArray<string> Names => ["stack"];

    public override int Least => 1;

    public override int Most => int.MaxValue;

    public override ImmutableArray<string> Keywords => ["axis"];

    public override bool NeedsPrefix => true;

    public override bool TakesList => true;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.stack([u, v])", "[u, v]"),
    ];

    public override Built Build(CallArguments call) => Built.Of(new Stacking(), call.Positional.AsSpan());

}
