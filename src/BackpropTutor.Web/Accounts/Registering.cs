using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Accounts.Mail;
using BackpropTutor.Web.Accounts.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Accounts;

/// <summary>Makes accounts, where the site lets people register: everybody, those who were invited, or nobody.</summary>
sealed class Registering(
    UserManager<Account> users, SettingsService settings, InvitationService invitations, Entrance entrance, Actors actors,
    Letters letters, TimeProvider clock)
{
    /// <summary>That one may register.</summary>
    /// <param name="Invitation">By which; null where everybody may.</param>
    public sealed record Allowed(Invitation? Invitation);

    /// <param name="secret">Of an invitation; null without one.</param>
    public async Task<Result<Allowed>> FindAsync(string? secret)
    {
        if (secret is { Length: > 0 and <= 200 })
        {
            var found = await invitations.FindAsync(secret);
            return found.Succeeded ? new Allowed(found.Value) : found.Refusal;
        }

        return (await settings.ReadAsync()).Registration switch
        {
            Registration.Open => new Allowed(null),
            Registration.ByInvitation => OnlyInvited,
            _ => Closed,
        };
    }

    /// <summary>Makes the account and signs it in.</summary>
    /// <returns>What is wrong; empty where it is made.</returns>
    public async Task<IReadOnlyCollection<string>> RegisterAsync(PersonFields fields, string? secret, IStringLocalizer<AccountWords> words)
    {
        var allowed = await FindAsync(secret);
        if (!allowed.Succeeded)
        {
            return [allowed.Refusal.Message.In(Languages.PageLanguage.Current.Culture)];
        }

        if (fields.Problems(words) is { Count: > 0 } problems)
        {
            return problems;
        }

        var account = NewAccount.Of(fields.Name!, fields.Email!, clock);

        // Whoever opened an invitation that was sent to this very address has it.
        account.EmailConfirmed = allowed.Value.Invitation?.Email is { } invited
            && string.Equals(invited, account.Email, StringComparison.OrdinalIgnoreCase);
        var made = await users.CreateAsync(account, fields.Password!);
        if (!made.Succeeded)
        {
            return made.In(words);
        }

        await AcceptAsync(account, secret);
        await letters.SendConfirmationAsync(account);
        await entrance.EnterAsync(account);
        return [];
    }

    /// <summary>Takes an invitation for an account: its role on the site, its place in a class.</summary>
    public async Task<Refusal?> AcceptAsync(Account account, string? secret)
    {
        if (secret is not { Length: > 0 and <= 200 } || await actors.FindAsync(account.Id) is not { } actor)
        {
            return null;
        }

        var accepted = await invitations.AcceptAsync(actor, secret);
        if (accepted.Value?.SiteRole is { } role && !await users.IsInRoleAsync(account, role))
        {
            await users.AddToRoleAsync(account, role);
            actors.Forget(account.Id);
        }

        return accepted.Refusal;
    }

    static Refusal OnlyInvited { get; } = Refusal.Closed(
        "Accounts are made by invitation here. Your teacher or an administrator of this service can invite you.",
        "여기서는 초대를 받아야 가입할 수 있어요. 교사나 이 서비스의 관리자가 초대해 줄 수 있어요.");

    static Refusal Closed { get; } = Refusal.Closed(
        "No accounts are made here now. An administrator of this service can change that.",
        "지금은 가입할 수 없어요. 이 서비스의 관리자가 가입을 열 수 있어요.");
}
