using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>A function of one number on every entry; the result may lie where the argument lay.</summary>
sealed class MapStep(Elementwise op, int from, int to, int count) : EntrywiseStep(count)
{
    public override void Run(Workspace workspace, int start, int count) =>
        op.Values(workspace.Slice(from + start, count), workspace.Slice(to + start, count));
}
