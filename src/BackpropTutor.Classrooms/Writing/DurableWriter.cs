using System.Threading.Channels;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace BackpropTutor.Classrooms.Writing;

/// <summary>
/// Group commit: one writer takes what has come since its last commit, writes it with the next one, and only then is each acknowledged. A
/// disk flushes a hundred times a second or two; with one flush for many, a thousand submissions a second become durable.
/// </summary>
public sealed class DurableWriter(IDbContextFactory<ClassroomsContext> contexts, IRoomBell bell) : BackgroundService
{
    const int MostWaiting = 20_000;
    const int MostTogether = 256;

    readonly Channel<Write> waiting = Channel.CreateBounded<Write>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Ends when the submission is durable.</summary>
    /// <param name="room">The assignment, whose bell rings then.</param>
    /// <returns>What stands in the store: an earlier submission, where one came with the same key.</returns>
    public async Task<Submission> KeepAsync(Submission submission, Guid room, CancellationToken stop = default)
    {
        var write = new SubmissionWrite(submission, room);
        await SendAsync(write, stop);
        return write.Kept;
    }

    public Task KeepAsync(Draft draft, CancellationToken stop = default) => SendAsync(new DraftWrite(draft), stop);

    public Task KeepAsync(ItemWork work, Guid room, CancellationToken stop = default) => SendAsync(new ItemWorkWrite(work, room), stop);

    public Task KeepAsync(PracticeAnswer answer, CancellationToken stop = default) => SendAsync(new PracticeAnswerWrite(answer), stop);

    public Task KeepAsync(PracticeWork work, CancellationToken stop = default) => SendAsync(new PracticeWorkWrite(work), stop);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What has been sent is still written; what comes later is refused and not acknowledged.
        waiting.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var together = new List<Write>(MostTogether);
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            together.Clear();
            while (together.Count < MostTogether && waiting.Reader.TryRead(out var write))
            {
                together.Add(write);
            }

            await CommitAsync(together);
        }
    }

    async Task SendAsync(Write write, CancellationToken stop)
    {
        await waiting.Writer.WriteAsync(write, stop);
        await write.Durable.WaitAsync(stop);
    }

    async Task CommitAsync(List<Write> writes)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await WriteBatch.CommitAsync(context, writes, CancellationToken.None);
            writes.ForEach(write => write.Acknowledge());
            RingFor(writes);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            await OneByOneAsync(writes, problem);
        }
    }

    /// <summary>One that cannot be written (its class was deleted just now) must not take the others along.</summary>
    async Task OneByOneAsync(List<Write> writes, Exception problem)
    {
        if (writes is [var only])
        {
            only.Fail(problem);
            return;
        }

        foreach (var write in writes.ToArray())
        {
            await CommitAsync([write]);
        }
    }

    void RingFor(List<Write> writes)
    {
        foreach (var room in writes.Select(RoomOf).OfType<Guid>().Distinct())
        {
            bell.Ring(room);
        }
    }

    static Guid? RoomOf(Write write) => write switch
    {
        SubmissionWrite submission => submission.Room,
        ItemWorkWrite work => work.Room,
        _ => null,
    };
}
