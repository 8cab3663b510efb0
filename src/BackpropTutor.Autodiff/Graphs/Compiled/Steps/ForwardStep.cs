using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>Any op, by its own forward rule: what makes a new op work in plans unasked.</summary>
sealed class ForwardStep(Op op, int number, Place[] inputs, Place output) : Step
{
    public override void Run(Workspace workspace) =>
        op.Forward(workspace.Operands(number, inputs), output.Shape, workspace.Slice(output.Offset, (int)output.Shape.Count));
}
