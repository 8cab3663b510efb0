namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>A step whose entry i needs only entry i of each operand (or an operand's one number), so that any stretch can be done
/// alone.</summary>
abstract class EntrywiseStep(int count) : Step
{
    public int Count { get; } = count;

    public sealed override void Run(Workspace workspace) => Run(workspace, 0, Count);

    /// <summary>Does <paramref name="count"/> entries from <paramref name="start"/> on.</summary>
    public abstract void Run(Workspace workspace, int start, int count);
}
