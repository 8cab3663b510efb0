using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>Tensors end to end, along an axis.</summary>
sealed class Concatenation : LibraryFunction
{
    public override ImmutableArray<string> Names => ["concatenate", "cat", "hstack", "vstack", "append"];

    public override int Least => 1;

    public override int Most => int.MaxValue;

    public override ImmutableArray<string> Keywords => ["axis"];

    public override bool NeedsPrefix => true;

    public override bool TakesList => true;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.concatenate([u, v])", "concat(u, v)"),
        new("torch.cat([X, Y], dim=1)", "[X, Y]"),
        new("np.concatenate((X, Y), axis=0)", "concat(X, Y)"),
    ];

    public override Built Build(CallArguments call) =>
        Built.Of(new Concatenate(AxisOf(call)), call.Positional.AsSpan());

    static int AxisOf(CallArguments call)
    {
        var axis = call.Axis(int.MaxValue) ?? 0;
        return axis < 0 ? axis + call[0].Shape.Rank : axis;
    }

}
