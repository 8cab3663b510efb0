using System.Collections.Concurrent;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>
/// Sessions that a sign-out or another's sign-in on the same browser has ended. Cookies are gone by then; pages that were open before still
/// have their circuits, which must not go on for a person who has left.
/// </summary>
sealed class EndedSessions(TimeProvider clock)
{
    /// <summary>No circuit outlives its page so long.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromDays(2);

    const int MostRemembered = 100_000;

    readonly ConcurrentDictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);

    public void End(string session)
    {
        var now = clock.GetUtcNow();
        if (ended.Count >= MostRemembered)
        {
            foreach (var (old, at) in ended.Where(one => now - one.Value > Remembered))
            {
                ended.TryRemove(new(old, at));
            }
        }

        ended[session] = now;
    }

    public bool Has(string session) => ended.ContainsKey(session);
}
