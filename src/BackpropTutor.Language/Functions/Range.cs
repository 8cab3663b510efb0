using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Functions;

/// <summary>0, 1, 2, … as many as are asked for.</summary>
sealed class Range : LibraryFunction
{
    public override ImmutableArray<string> Names => ["arange", "range"];

    public override int Least => 1;

    public override int Most => 2;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("u * np.arange(3)", "u ⊙ [0, 1, 2]"),
        new("np.arange(1, 4) * v", "[1, 2, 3] ⊙ v"),
    ];

    public override Built Build(CallArguments call)
    {
        var (from, to) = call.Count > 1 ? (call[0].Uniform, call[1].Uniform) : (0, call[0].Uniform);
        const int Most = 10_000;
        return from is { } first && to is { } last && last - first is >= 1 and <= Most && double.IsInteger(first) && double.IsInteger(last)
            ? Node.Constant(Tensor.Vector([.. Enumerable.Range((int)first, (int)(last - first)).Select(place => (double)place)]))
            : CallArguments.Misfit("A range needs whole numbers that are known.", "range에는 알려진 정수가 들어가야 해요.");
    }

}
