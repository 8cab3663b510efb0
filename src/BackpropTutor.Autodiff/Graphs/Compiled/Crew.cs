using System.Diagnostics;
using BackpropTutor.Autodiff.Graphs.Compiled.Steps;
using BackpropTutor.Autodiff.Kernels;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>
/// The cores that share a large product. The caller takes tiles of C from the left, helpers of the thread pool take them from the right,
/// so that a tile tends to stay with the core whose cache has it from the run before. A helper that comes late finds nothing left and goes;
/// the caller never waits for one that has not begun. Tiles do not overlap, so the result does not depend on who did which.
/// A helper that has done its part looks out for the next product for a tenth of a millisecond: in training that comes sooner than the pool
/// could wake a thread.
/// </summary>
sealed class Crew
{
    const long LeastMultiplications = 400_000;
    const int SpinsBetweenLooks = 20;
    static readonly long Patience = Stopwatch.Frequency / 10_000;
    readonly Lock gate = new();
    readonly Helper[] helpers;
    ProductStep? job;
    Workspace? workspace;
    int tiles;
    int taken;
    int takenByHelpers;
    int active;
    int jobs;

    public Crew(int cores)
    {
        helpers = new Helper[cores - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Helper(this);
        }
    }

    public static bool IsWorthwhile(int rows, int inner, int columns) =>
        rows >= 8 && columns > MatrixProduct.PanelColumns && (long)rows * inner * columns >= LeastMultiplications;

    /// <summary>Does all tiles of a product; returns when they are done.</summary>
    public void Do(ProductStep product, Workspace memory, int count)
    {
        lock (gate)
        {
            (job, workspace, tiles, taken, takenByHelpers) = (product, memory, count, 0, 0);
            Volatile.Write(ref jobs, jobs + 1);
        }

        foreach (var helper in helpers)
        {
            helper.Call();
        }

        for (var tile = 0; Interlocked.Increment(ref taken) <= count; tile++)
        {
            product.RunTile(memory, tile);
        }

        lock (gate)
        {
            job = null;
        }

        var spin = default(SpinWait);
        while (Volatile.Read(ref active) > 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    void Help()
    {
        ProductStep product;
        Workspace memory;
        int count;
        lock (gate)
        {
            if (job is null)
            {
                return;
            }

            (product, memory, count) = (job, workspace!, tiles);
            Interlocked.Increment(ref active);
        }

        while (Interlocked.Increment(ref taken) <= count)
        {
            product.RunTile(memory, count - Interlocked.Increment(ref takenByHelpers));
        }

        Interlocked.Decrement(ref active);
    }

    /// <summary>Waits a little for another product than those seen; false when none comes.</summary>
    bool IsCalledAfter(int seen)
    {
        for (var began = Stopwatch.GetTimestamp(); Volatile.Read(ref jobs) == seen;)
        {
            if (Stopwatch.GetTimestamp() - began > Patience)
            {
                return false;
            }

            Thread.SpinWait(SpinsBetweenLooks);
        }

        return true;
    }

    sealed class Helper(Crew crew) : IThreadPoolWorkItem
    {
        int called;

        /// <summary>Asks the pool for a thread, unless the helper has one or is waiting for one.</summary>
        public void Call()
        {
            if (Interlocked.Exchange(ref called, 1) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Execute()
        {
            int seen;
            do
            {
                seen = Volatile.Read(ref crew.jobs);
                crew.Help();
            }
            while (crew.IsCalledAfter(seen));
            // A product that comes just now is done without this helper.
            Volatile.Write(ref called, 0);
        }
    }
}
