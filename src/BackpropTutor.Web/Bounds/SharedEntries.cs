namespace BackpropTutor.Web.Bounds;

/// <summary>Memory that all running calculations share, counted as tensor entries.</summary>
sealed class SharedEntries(long most)
{
    readonly object gate = new();
    long held;

    /// <param name="left">Cancelled when nobody waits for the calculation any more.</param>
    public Held Begin(CancellationToken left) => new(this, left);

    void Wait(long entries, CancellationToken left)
    {
        using var _ = left.UnsafeRegister(_ => Pulse(), null);
        lock (gate)
        {
            while (held + entries > most)
            {
                left.ThrowIfCancellationRequested();
                Monitor.Wait(gate);
            }

            held += entries;
        }
    }

    void Add(long entries)
    {
        lock (gate)
        {
            held += entries;
            Monitor.PulseAll(gate);
        }
    }

    void Pulse()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>What one calculation holds; let go of when it is disposed.</summary>
    public sealed class Held(SharedEntries shared, CancellationToken left) : IDisposable
    {
        long own;

        /// <summary>
        /// Waits until there is room. Only whoever holds nothing waits, or two would wait for each other; what a calculation asks for
        /// beyond its first request is counted at once.
        /// </summary>
        public void Hold(long entries)
        {
            var wanted = Math.Min(entries, shared.Most);
            if (wanted <= own)
            {
                return;
            }

            if (own == 0)
            {
                shared.Wait(wanted, left);
            }
            else
            {
                shared.Add(wanted - own);
            }

            own = wanted;
        }

        public void Dispose()
        {
            shared.Add(-own);
            own = 0;
        }
    }

    long Most => most;
}
