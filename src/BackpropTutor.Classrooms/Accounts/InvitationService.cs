using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Invites one person by a secret address: to register, to a role on the site, or to a place in a class.</summary>
public sealed class InvitationService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>To the site, by an administrator.</summary>
    public async Task<Result<NewInvitation>> InviteAsync(Actor actor, string? email, string? siteRole, CancellationToken stop = default)
    {
        if (AccessRules.RefusesAdministration(actor) is { } refusal)
        {
            return refusal;
        }

        return siteRole is not null && !SiteRoles.All.Contains(siteRole)
            ? Refusal.Invalid($"There is no role “{siteRole}”.", $"“{siteRole}” 역할은 없어요.")
            : await AddAsync(actor, new() { Hash = "", Email = Normal(email), SiteRole = siteRole }, stop);
    }

    /// <summary>To a class, by one of its teachers.</summary>
    public async Task<Result<NewInvitation>> InviteToClassAsync(
        Actor actor, Guid classroomId, string? email, ClassRole role, Guid? sectionId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditClass, stop);
        return entered.Succeeded
            ? await AddAsync(actor,
                new() { Hash = "", Email = Normal(email), ClassroomId = classroomId, SectionId = sectionId, ClassRole = role }, stop)
            : entered.Refusal;
    }

    /// <summary>A valid one; whoever has the secret may read it.</summary>
    public async Task<Result<Invitation>> FindAsync(string secret, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await FindAsync(context, secret, stop) is { } invitation ? invitation : Void;
    }

    /// <summary>Takes it for an account that is signed in; the site's role is the caller's to give, with Identity.</summary>
    public async Task<Result<Invitation>> AcceptAsync(Actor actor, string secret, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var invitation = await FindAsync(context, secret, stop);
        if (invitation is null || (invitation.Email is { } address && !await IsAddressOfAsync(context, actor, address, stop)))
        {
            return Void;
        }

        (invitation.UsedAt, invitation.UsedBy) = (clock.GetUtcNow(), actor.AccountId);
        if (invitation is { ClassroomId: { } classroomId, ClassRole: { } role })
        {
            var own = await context.Enrolments.SingleOrDefaultAsync(row =>
                row.ClassroomId == classroomId && row.AccountId == actor.AccountId, stop);
            if (own is null)
            {
                context.Enrolments.Add(own = new()
                {
                    ClassroomId = classroomId,
                    AccountId = actor.AccountId,
                    Name = actor.Name,
                    AddedAt = clock.GetUtcNow()
                });
            }

            (own.Role, own.SectionId, own.LeftAt) = (role > own.Role ? role : own.Role, invitation.SectionId ?? own.SectionId, null);
        }

        await context.SaveChangesAsync(stop);
        return invitation;
    }

    async Task<Result<NewInvitation>> AddAsync(Actor actor, Invitation invitation, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var (secret, now) = (Secrets.New(), clock.GetUtcNow());
        (invitation.Hash, invitation.ById, invitation.CreatedAt, invitation.ExpiresAt) = (Secrets.HashOf(secret), actor.AccountId, now,
            now + Lasts);
        context.Invitations.Add(invitation);
        context.Note(actor, now, invitation.ClassroomId, AuditActions.Invited, invitation.Email ?? "", after: invitation.SiteRole
            ?? invitation.ClassRole?.ToString());
        await context.SaveChangesAsync(stop);
        return new NewInvitation(invitation, secret);
    }

    Task<Invitation?> FindAsync(ClassroomsContext context, string secret, CancellationToken stop)
    {
        var (hash, now) = (Secrets.HashOf(secret), clock.GetUtcNow());
        return context.Invitations.SingleOrDefaultAsync(row => row.Hash == hash && row.UsedAt == null && row.ExpiresAt > now, stop);
    }

    static Task<bool> IsAddressOfAsync(ClassroomsContext context, Actor actor, string address, CancellationToken stop)
    {
        var normal = address.ToUpperInvariant();
        return context.Users.AnyAsync(account => account.Id == actor.AccountId && account.NormalizedEmail == normal, stop);
    }

    static string? Normal(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    static Refusal Void { get; } = Refusal.NotFound(
        "This invitation is used, too old, or meant for another address. Whoever invited you can send a new one.",
        "이미 쓰였거나 기한이 지났거나 다른 주소로 보낸 초대예요. 초대한 사람이 새로 보내 줄 수 있어요.");
}
