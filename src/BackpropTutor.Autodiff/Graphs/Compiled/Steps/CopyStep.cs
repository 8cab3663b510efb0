namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>Moves entries from one place to another.</summary>
sealed class CopyStep(int from, int to, int count) : Step
{
    public override void Run(Workspace workspace) => workspace.Slice(from, count).CopyTo(workspace.Slice(to, count));
}
