using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The transpose, told by its axes.</summary>
sealed class Swap : LibraryFunction
{
    public override ImmutableArray<string> Names => ["transpose", "swapaxes", "permute"];

    public override int Least => 1;

    public override int Most => 3;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("X.transpose(-2, -1) @ u[0:2]", "X' u[0:2]"),
        new("np.transpose(X) @ u[0:2]", "X' u[0:2]"),
        new("X.permute(1, 0) @ u[0:2]", "X' u[0:2]"),
    ];

    public override Built Build(CallArguments call)
    {
        var rank = call[0].Shape.Rank;
        int?[] axes = [.. call.Positional.Skip(1).Select(node => node.Uniform is { } axis ? (int?)(axis < 0 ? axis + rank : axis) : null)];
        return axes is [] || (rank == 2 && axes is [0, 1] or [1, 0]) ? call[0].T
            : CallArguments.Misfit($"A {call[0].Shape} has {rank} axes, of which two change places.",
                $"{call[0].Shape}의 축은 {rank}개이고, 그중 두 축을 맞바꿔요.");
    }

}
