using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Data;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Deletes for good what was deleted 30 days ago, and what the site's rule of retention says.</summary>
public sealed class RetentionService(
    IDbContextFactory<ClassroomsContext> contexts, SettingsService settings, PersonalData people, TimeProvider clock)
{
    /// <returns>How many classes and accounts are gone.</returns>
    public async Task<(int Classes, int Accounts)> RunAsync(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var rule = await settings.ReadAsync(stop);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var since = now - ClassService.Undo;
        await context.Assignments.Where(row => row.DeletedAt < since).ExecuteDeleteAsync(stop);
        await context.OwnExercises.Where(row => row.DeletedAt < since).ExecuteDeleteAsync(stop);
        await context.Invitations.Where(row => row.ExpiresAt < since).ExecuteDeleteAsync(stop);
        var classes = await context.Classrooms.Where(row => row.DeletedAt < since).ExecuteDeleteAsync(stop);
        if (rule.RetentionMonths is not { } months)
        {
            return (classes, 0);
        }

        var (ended, seen) = (DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-months), now.AddMonths(-months));
        classes += await context.Classrooms.Where(row => row.TermEnd < ended && row.CreatedAt < seen).ExecuteDeleteAsync(stop);
        await context.Audit.Where(row => row.At < seen).ExecuteDeleteAsync(stop);
        var idle = await context.Users.Where(row => (row.LastSeenAt ?? row.CreatedAt) < seen).Select(row => row.Id).ToListAsync(stop);
        var erased = 0;
        foreach (var account in idle)
        {
            var gone = await people.EraseAsync(new Actor(account, PersonalData.Erased), account, stop);
            erased += gone.Succeeded ? 1 : 0;
        }

        return (classes, erased);
    }
}
