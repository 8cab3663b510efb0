using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>Held between two bounds, one of which may be left open.</summary>
sealed class Clamp : LibraryFunction
{
    public override ImmutableArray<string> Names => ["clamp", "clamp_min"];

    public override int Least => 1;

    public override int Most => 3;

    public override ImmutableArray<string> Keywords => ["min", "max"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("v.clamp(min=0)", "max(v, 0)"),
        new("torch.clamp(v, min=0, max=1)", "min(max(v, 0), 1)"),
        new("v.clamp(-1, 1)", "clip(v, -1, 1)"),
    ];

    public override Built Build(CallArguments call)
    {
        var low = call.Count > 1 ? call[1] : call.Keywords.GetValueOrDefault("min");
        var high = call.Count > 2 ? call[2] : call.Keywords.GetValueOrDefault("max");
        var raised = low is null ? call[0] : Built.Of(new Maximum(), call[0], low);
        return high is null || raised.Node is null ? raised
            : low is { Uniform: { } least } && high.Uniform is { } most && least <= most ? call[0].Apply(new Clip(least, most))
            : Built.Of(new Minimum(), raised.Node, high);
    }

}
