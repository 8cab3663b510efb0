using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Users and their roles on the site.</summary>
public sealed class AdministrationService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    /// <summary>Whether nobody administrates yet: the first visitor is then asked to set the service up.</summary>
    public async Task<bool> NeedsSetupAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return !await HoldersOf(context, SiteRoles.Administrator).AnyAsync(stop);
    }

    /// <summary>Notes that somebody is here: the rule of retention counts from it. Written once an hour at most.</summary>
    public async Task NoteSeenAsync(Guid accountId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var old = now.AddHours(-1);
        await context.Users.Where(row => row.Id == accountId && (row.LastSeenAt == null || row.LastSeenAt < old))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastSeenAt, now), stop);
    }

    public async Task<Result<SiteOverview>> ReadOverviewAsync(Actor actor, CancellationToken stop = default)
    {
        if (AccessRules.RefusesAdministration(actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var week = clock.GetUtcNow().AddDays(-7);
        return new SiteOverview(
            await context.Users.CountAsync(stop), await context.Classrooms.CountAsync(row => row.DeletedAt == null, stop),
            await context.Assignments.CountAsync(row => row.DeletedAt == null, stop), await context.Submissions.CountAsync(stop),
            await context.Users.CountAsync(row => row.LastSeenAt >= week, stop));
    }

    /// <summary>Accounts whose name or address contains the text, with their roles on the site; fifty at a time.</summary>
    public async Task<Result<IReadOnlyList<(Account Account, IReadOnlyList<string> Roles)>>> FindAccountsAsync(
        Actor actor, string text, int skip = 0, CancellationToken stop = default)
    {
        if (AccessRules.RefusesAdministration(actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var wanted = text.Trim().ToUpperInvariant();
        var accounts = await context.Users.AsNoTracking()
            .Where(row => wanted == "" || row.Name.Contains(text.Trim())
                || (row.NormalizedEmail != null && row.NormalizedEmail.Contains(wanted)))
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Skip(skip).Take(50).ToListAsync(stop);
        var ids = accounts.ConvertAll(account => account.Id);
        var roles = await (from held in context.UserRoles
                           join role in context.Roles on held.RoleId equals role.Id
                           where ids.Contains(held.UserId)
                           select new { held.UserId, role.Name }).ToListAsync(stop);
        return accounts.ConvertAll(account =>
            (account, (IReadOnlyList<string>)[.. roles.Where(role => role.UserId == account.Id).Select(role => role.Name!)]));
    }

    /// <summary>Gives or takes a role of the site; the last administrator stays one.</summary>
    public async Task<Result<Done>> SetRoleAsync(Actor actor, Guid accountId, string role, bool holds, CancellationToken stop = default)
    {
        if (AccessRules.RefusesAdministration(actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var (account, wanted) = (await context.Users.SingleOrDefaultAsync(row => row.Id == accountId, stop),
            await context.Roles.SingleOrDefaultAsync(row => row.Name == role, stop));
        if (account is null || wanted is null)
        {
            return Refusal.NotFound("There is no such account or role.", "그런 계정이나 역할은 없어요.");
        }

        if (!holds && role == SiteRoles.Administrator && !await HoldersOf(context, role).AnyAsync(id => id != accountId, stop))
        {
            return Refusal.Conflict("This is the last administrator: make somebody else one first.", "마지막 관리자예요. 먼저 다른 사람을 관리자로 정하세요.");
        }

        var present = await context.UserRoles.SingleOrDefaultAsync(row => row.UserId == accountId && row.RoleId == wanted.Id, stop);
        if (holds && present is null)
        {
            context.UserRoles.Add(new IdentityUserRole<Guid> { UserId = accountId, RoleId = wanted.Id });
        }
        else if (!holds && present is not null)
        {
            context.UserRoles.Remove(present);
        }

        context.Note(actor, clock.GetUtcNow(), null, AuditActions.SiteRoleSet, account.Name,
            after: $"{role}: {(holds ? "given" : "taken")}");
        await context.SaveChangesAsync(stop);
        return Done.Value;
    }

    /// <summary>Notes that an administrator makes a link by which the owner of an account chooses a new password.</summary>
    public async Task<Result<Done>> NotePasswordLinkAsync(Actor actor, Guid accountId, CancellationToken stop = default)
    {
        if (AccessRules.RefusesAdministration(actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        if (await context.Users.SingleOrDefaultAsync(row => row.Id == accountId, stop) is not { } account)
        {
            return Refusal.NotFound("There is no such account.", "그런 계정은 없어요.");
        }

        context.Note(actor, clock.GetUtcNow(), null, AuditActions.PasswordLinkMade, account.Name);
        await context.SaveChangesAsync(stop);
        return Done.Value;
    }

    /// <summary>Who acts for an account; null where there is none of that id.</summary>
    public async Task<Actor?> FindActorAsync(Guid accountId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var name = await context.Users.Where(row => row.Id == accountId).Select(row => row.Name).SingleOrDefaultAsync(stop);
        if (name is null)
        {
            return null;
        }

        var roles = await (from held in context.UserRoles
                           join role in context.Roles on held.RoleId equals role.Id
                           where held.UserId == accountId
                           select role.Name).ToListAsync(stop);
        return new(accountId, name, roles.Contains(SiteRoles.Administrator), roles.Contains(SiteRoles.Teacher));
    }

    static IQueryable<Guid> HoldersOf(ClassroomsContext context, string role) =>
        from held in context.UserRoles
        join known in context.Roles on held.RoleId equals known.Id
        where known.Name == role
        select held.UserId;
}
