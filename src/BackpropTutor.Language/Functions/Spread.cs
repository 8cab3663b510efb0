using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The variance as NumPy and PyTorch reckon it.</summary>
static class Spread
{
    public static Built Of(CallArguments call)
    {
        var (x, axis) = (call[0], call.Axis(1));
        var mean = Built.Of(new Mean(axis, axis is not null), x);
        if (mean.Node is null)
        {
            return mean;
        }

        var less = call.Number("ddof") ?? call.Number("correction") ?? call.Number("unbiased") ?? (call.IsTorch ? 1 : 0);
        var sum = Node.Of(new Sum(axis, call.KeepDims), (x - mean.Node).Apply(new Square()));
        return sum / ((double)x.Shape.Count / Math.Max(1, mean.Node.Shape.Count) - less);
    }
}
