using System.Collections.Concurrent;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Accounts;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>
/// Finds who acts for an account, with its roles as they are now. Remembered for two seconds, since one page asks many times; so long may a
/// role that was taken away still count.
/// </summary>
sealed class Actors(AdministrationService administration, TimeProvider clock)
{
    const int MostRemembered = 5_000;

    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<Guid, (Actor? Actor, long ReadAt)> known = new();

    /// <summary>Null where there is no such account, or no more.</summary>
    public async ValueTask<Actor?> FindAsync(Guid accountId)
    {
        if (known.TryGetValue(accountId, out var one) && clock.GetElapsedTime(one.ReadAt) < Remembered)
        {
            return one.Actor;
        }

        var readAt = clock.GetTimestamp();
        var actor = await administration.FindActorAsync(accountId);
        if (known.Count >= MostRemembered)
        {
            known.Clear();
        }

        known[accountId] = (actor, readAt);
        return actor;
    }

    /// <summary>After the account's name or roles have changed.</summary>
    public void Forget(Guid accountId) => known.TryRemove(accountId, out _);
}
