namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>
/// Several entrywise steps over the same entries, block by block: what one step writes, the next still finds in the first-level cache,
/// so that a long chain reads its operands from memory once.
/// </summary>
sealed class BlockwiseStep(EntrywiseStep[] steps, int count) : Step
{
    public const int Block = 512;

    public override void Run(Workspace workspace)
    {
        for (var start = 0; start < count; start += Block)
        {
            var length = Math.Min(Block, count - start);
            foreach (var step in steps)
            {
                step.Run(workspace, start, length);
            }
        }
    }
}
