using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Language;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// The one gate through which everything goes that costs work: on threads of its own, so that what costs nothing never waits for one, as
/// many at once as there are cores, clients in turn. What nobody waits for any more is taken out of the queue, and told to end where it
/// runs.
/// </summary>
sealed class WorkGate : IDisposable
{
    /// <summary>For the deepest text that the language accepts, with room to spare.</summary>
    const int StackSize = 8 << 20;

    readonly object gate = new();
    readonly WorkLimits limits;
    readonly FairQueue<Job> queue;
    readonly SharedEntries entries;
    readonly CancellationTokenSource stopping = new();
    bool isClosed;

    public WorkGate(WorkLimits limits)
    {
        this.limits = limits;
        queue = new(limits.Threads, limits.WaitingPerClient, limits.Waiting);
        entries = new(limits.Entries);
        for (var i = 0; i < limits.Threads; i++)
        {
            new Thread(Work, StackSize) { IsBackground = true, Name = $"work {i}" }.Start();
        }
    }

    /// <summary>How many wait their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return queue.Count;
            }
        }
    }

    /// <summary>Runs <paramref name="work"/> when it is its turn.</summary>
    /// <param name="left">Cancelled when nobody waits for the outcome any more.</param>
    /// <returns>Whether it ran; false where there were too many, or where the turn did not come in time.</returns>
    /// <exception cref="OperationCanceledException">Nobody waited any more, or the service is stopping.</exception>
    public async Task<bool> RunAsync(Client client, Func<WorkBudget, Task> work, CancellationToken left)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(left, stopping.Token);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(limits.LongestWaitInSeconds));
        var job = new Job(client, work, ExecutionContext.Capture(), leaving.Token);
        lock (gate)
        {
            if (isClosed || !queue.TryAdd(client, job))
            {
                return false;
            }

            Monitor.Pulse(gate);
        }

        using var away = leaving.Token.UnsafeRegister(_ => TakeBack(job, ended => ended.TrySetCanceled(leaving.Token)), null);
        using var over = late.Token.UnsafeRegister(_ => TakeBack(job, ended => ended.TrySetResult(false)), null);
        return await job.Ended.Task;
    }

    public void Dispose()
    {
        stopping.Cancel();
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }
    }

    void TakeBack(Job job, Action<TaskCompletionSource<bool>> end)
    {
        lock (gate)
        {
            if (!queue.TryRemove(job.Client, job))
            {
                return;
            }
        }

        end(job.Ended);
    }

    void Work()
    {
        while (Next() is { } job)
        {
            using (var held = entries.Begin(job.Left))
            {
                // What was a request's or a circuit's own (its language, its HttpContext) is its own here too.
                var budget = new WorkBudget(Limits.WorkOfAll, held.Hold, job.Left);
                if (job.Context is { } context)
                {
                    ExecutionContext.Run(context, _ => Run(job, budget), null);
                }
                else
                {
                    Run(job, budget);
                }
            }

            lock (gate)
            {
                queue.Finish(job.Client);
                Monitor.PulseAll(gate);
            }
        }
    }

    static void Run(Job job, WorkBudget budget)
    {
        try
        {
            job.Left.ThrowIfCancellationRequested();
            // What is rendered into memory is finished when it returns; if something waits, this thread waits with it.
            job.Work(budget).GetAwaiter().GetResult();
            job.Ended.TrySetResult(true);
        }
        catch (OperationCanceledException) when (job.Left.IsCancellationRequested)
        {
            job.Ended.TrySetCanceled(job.Left);
        }
        catch (Exception problem)
        {
            job.Ended.TrySetException(problem);
        }
    }

    Job? Next()
    {
        lock (gate)
        {
            while (!isClosed)
            {
                if (queue.TryTake(out var job))
                {
                    return job;
                }

                Monitor.Wait(gate);
            }

            return null;
        }
    }

    sealed record Job(Client Client, Func<WorkBudget, Task> Work, ExecutionContext? Context, CancellationToken Left)
    {
        public TaskCompletionSource<bool> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
