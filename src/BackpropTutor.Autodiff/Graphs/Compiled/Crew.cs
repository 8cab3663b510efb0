using BackpropTutor.Autodiff.Graphs.Compiled.Steps;
using BackpropTutor.Autodiff.Kernels;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>
/// The cores that share a large product. The caller takes tiles of C from the left, helpers of the thread pool take them from the right,
/// so that a tile tends to stay with the core whose cache has it from the run before. A helper that comes late finds nothing left and goes;
/// the caller never waits for one that has not begun. Tiles do not overlap, so the result does not depend on who did which.
/// </summary>
sealed class Crew
{
    const long LeastMultiplications = 400_000;
    const int LeastRows = 32;
    readonly Lock gate = new();
    readonly Helper[] helpers;
    ProductStep? job;
    Workspace? workspace;
    int tiles;
    int taken;
    int takenByHelpers;
    int active;

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

    /// <summary>How the rows of C are cut, so that there are tiles enough to share evenly.</summary>
    public static int RowsInTile(int rows) => rows < 2 * LeastRows ? rows : (((rows + 1) / 2) + 7) / 8 * 8;

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

    sealed class Helper(Crew crew) : IThreadPoolWorkItem
    {
        int called;

        /// <summary>Asks the pool for a thread, unless an earlier call is still waiting for one.</summary>
        public void Call()
        {
            if (Interlocked.Exchange(ref called, 1) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Execute()
        {
            Volatile.Write(ref called, 0);
            crew.Help();
        }
    }
}
