using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs.Compiled.Steps;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>Collects steps in order; neighbouring scalar operations become one step, and so do neighbouring entrywise steps over many
/// entries.</summary>
sealed class StepList
{
    readonly ImmutableArray<Step>.Builder steps = ImmutableArray.CreateBuilder<Step>();
    readonly List<Instruction> scalars = [];
    readonly List<EntrywiseStep> entrywise = [];

    /// <summary>At which position a step that is added now will be.</summary>
    public int Count
    {
        get
        {
            Flush();
            return steps.Count;
        }
    }

    public void Add(Instruction instruction)
    {
        FlushEntrywise();
        scalars.Add(instruction);
    }

    public void Add(Step step)
    {
        FlushScalars();
        if (step is EntrywiseStep { Count: > BlockwiseStep.Block } part)
        {
            if (entrywise.Count > 0 && entrywise[0].Count != part.Count)
            {
                FlushEntrywise();
            }

            entrywise.Add(part);
            return;
        }

        FlushEntrywise();
        steps.Add(step);
    }

    public ImmutableArray<Step> ToImmutable()
    {
        Flush();
        return steps.DrainToImmutable();
    }

    void Flush()
    {
        FlushScalars();
        FlushEntrywise();
    }

    void FlushScalars()
    {
        if (scalars.Count > 0)
        {
            steps.Add(new ScalarStep([.. scalars]));
            scalars.Clear();
        }
    }

    void FlushEntrywise()
    {
        if (entrywise.Count > 0)
        {
            steps.Add(entrywise.Count == 1 ? entrywise[0] : new BlockwiseStep([.. entrywise], entrywise[0].Count));
            entrywise.Clear();
        }
    }
}
