namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// What one calculation may still cost. Work is counted as <see cref="Work"/> counts it, never timed, so that what comes of a calculation
/// is the same on a busy machine and on an idle one. Only whoever waits for it may end it early, by leaving: then it ends with
/// <see cref="OperationCanceledException"/> and nobody hears of it.
/// </summary>
/// <param name="work">In multiplications.</param>
/// <param name="hold">Waits until so many tensor entries may be held; all calculations that run at once share them.</param>
/// <param name="left">Cancelled when nobody waits any more.</param>
public sealed class WorkBudget(long work, Action<long>? hold = null, CancellationToken left = default)
{
    /// <summary>For what authors wrote, and for tests: no bound and nobody who could leave.</summary>
    public static WorkBudget Unbounded => new(long.MaxValue);

    readonly long all = work;

    /// <summary>What is left of it; negative once more was spent than there was.</summary>
    public long Left { get; private set; } = work;

    /// <summary>Whether at least this share of it is left: what is worth less is done only while there is more.</summary>
    public bool HasLeft(double share) => Left >= share * all;

    /// <summary>Spends <paramref name="work"/>; false where that is more than is left.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the outcome.</exception>
    public bool Spend(long work)
    {
        left.ThrowIfCancellationRequested();
        Left = Left < long.MinValue + work ? long.MinValue : Left - work;
        return Left >= 0;
    }

    /// <summary>Spends what is done in any case, by loops that ask <see cref="HasLeft"/> before they go on.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the outcome.</exception>
    /// <exception cref="WorkSpentException">It was spent twice over.</exception>
    public void Charge(long work)
    {
        if (!Spend(work) && Left < -all)
        {
            throw new WorkSpentException();
        }
    }

    /// <summary>
    /// To be called once by a calculation, before its tensors are made: waits until all that run at once have room for
    /// <paramref name="entries"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the outcome.</exception>
    public void Hold(long entries)
    {
        left.ThrowIfCancellationRequested();
        hold?.Invoke(entries);
    }

    /// <summary>For loops whose work is bounded otherwise.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the outcome.</exception>
    public void ThrowIfNobodyWaits() => left.ThrowIfCancellationRequested();
}
