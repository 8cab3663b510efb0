using System.Collections.Concurrent;
using BackpropTutor.Classrooms.Data;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>
/// Remembers what was read, until this process commits a change or a second has passed, after which a change of another process shows.
/// However many ask at once, one reads.
/// </summary>
/// <param name="most">How many are remembered; with one more, all are forgotten.</param>
sealed class Remembered<T>(ClassroomChanges changes, TimeProvider clock, int most, Func<Guid, Task<T>> read)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<Guid, Reading> readings = new();

    public Task<T> FindAsync(Guid key, CancellationToken stop)
    {
        var (count, now) = (changes.Count, clock.GetUtcNow());
        if (!readings.TryGetValue(key, out var reading) || !reading.HoldsFor(count, now))
        {
            if (readings.Count >= most)
            {
                readings.Clear();
            }

            var another = new Reading(count, now + Longest, new(() => read(key)));
            reading = readings.AddOrUpdate(key, another, (_, present) => present.HoldsFor(count, now) ? present : another);
        }

        return reading.Found.Value.WaitAsync(stop);
    }

    /// <param name="Count">Of the changes, before it was read.</param>
    sealed record Reading(long Count, DateTimeOffset Until, Lazy<Task<T>> Found)
    {
        public bool HoldsFor(long count, DateTimeOffset now) =>
            Count >= count && now < Until && !(Found.IsValueCreated && (Found.Value.IsFaulted || Found.Value.IsCanceled));
    }
}
