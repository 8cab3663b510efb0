using System.Collections.Concurrent;
using BackpropTutor.Classrooms.Data;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>
/// Reads what learners did, for all who asked since the last reading with the same two queries. Each reading begins after it was asked
/// for, so that it has whatever was durable by then.
/// </summary>
sealed class LearnerWorkReader(IDbContextFactory<ClassroomsContext> contexts)
{
    const int MostTogether = 128;

    readonly ConcurrentQueue<Asked> waiting = new();
    int isReading;

    public Task<LearnerWork> ReadAsync(Guid itemId, Guid enrolmentId, CancellationToken stop)
    {
        var asked = new Asked((itemId, enrolmentId));
        waiting.Enqueue(asked);
        if (Interlocked.Exchange(ref isReading, 1) == 0)
        {
            _ = Task.Run(ReadWaitingAsync, CancellationToken.None);
        }

        return asked.Found.Task.WaitAsync(stop);
    }

    async Task ReadWaitingAsync()
    {
        do
        {
            while (Take() is { Count: > 0 } together)
            {
                await AnswerAsync(together);
            }

            Interlocked.Exchange(ref isReading, 0);
        }
        while (!waiting.IsEmpty && Interlocked.Exchange(ref isReading, 1) == 0);
    }

    List<Asked> Take()
    {
        var together = new List<Asked>();
        while (together.Count < MostTogether && waiting.TryDequeue(out var asked))
        {
            together.Add(asked);
        }

        return together;
    }

    async Task AnswerAsync(List<Asked> together)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            var pairs = together.Select(asked => asked.Pair).Distinct().ToArray();
            var answers = (await RowsOf(context.Submissions, "Submissions", pairs).ToListAsync())
                .ToLookup(row => (row.ItemId, row.EnrolmentId));
            var work = await RowsOf(context.ItemWork, "ItemWork", pairs).ToDictionaryAsync(row => (row.ItemId, row.EnrolmentId));
            foreach (var asked in together)
            {
                asked.Found.TrySetResult(new(
                    [.. answers[asked.Pair].OrderBy(row => row.At).ThenBy(row => row.Id)], work.GetValueOrDefault(asked.Pair)));
            }
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            together.ForEach(asked => asked.Found.TrySetException(problem));
        }
    }

    /// <remarks>The last pair fills the list up to a power of two: so few statements differ, and each is prepared once.</remarks>
    static IQueryable<T> RowsOf<T>(DbSet<T> rows, string table, (Guid Item, Guid Learner)[] pairs)
        where T : class
    {
        var count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)pairs.Length);
        var places = string.Join(", ", Enumerable.Range(0, count).Select(i => $"({{{2 * i}}}, {{{(2 * i) + 1}}})"));
        var statement = $"""SELECT * FROM "{table}" WHERE ("ItemId", "EnrolmentId") IN (VALUES {places})""";
        var values = Enumerable.Range(0, count).Select(i => pairs[Math.Min(i, pairs.Length - 1)])
            .SelectMany(pair => new object[] { pair.Item, pair.Learner }).ToArray();
        return rows.FromSqlRaw(statement, values).AsNoTracking();
    }

    sealed class Asked((Guid Item, Guid Learner) pair)
    {
        public (Guid Item, Guid Learner) Pair { get; } = pair;

        public TaskCompletionSource<LearnerWork> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
