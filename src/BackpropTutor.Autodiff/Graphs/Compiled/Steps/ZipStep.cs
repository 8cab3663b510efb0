using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>A function of two numbers on every entry of two operands of one size; the result may lie where either lay.</summary>
sealed class ZipStep(Broadcasting op, int left, int right, int to, int count) : EntrywiseStep(count)
{
    public override void Run(Workspace workspace, int start, int count) =>
        op.Values(workspace.Slice(left + start, count), workspace.Slice(right + start, count), workspace.Slice(to + start, count));
}

/// <summary>A function of two numbers whose right operand is one number for all entries.</summary>
sealed class ZipRightScalarStep(Broadcasting op, int left, int right, int to, int count) : EntrywiseStep(count)
{
    public override void Run(Workspace workspace, int start, int count) =>
        op.Values(workspace.Slice(left + start, count), workspace.Slice(right, 1)[0], workspace.Slice(to + start, count));
}

/// <summary>A function of two numbers whose left operand is one number for all entries.</summary>
sealed class ZipLeftScalarStep(Broadcasting op, int left, int right, int to, int count) : EntrywiseStep(count)
{
    public override void Run(Workspace workspace, int start, int count) =>
        op.Values(workspace.Slice(left, 1)[0], workspace.Slice(right + start, count), workspace.Slice(to + start, count));
}
