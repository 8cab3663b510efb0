using System.Text;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Accounts.Mail;

/// <summary>
/// Links by which somebody proves an address or chooses a new password: in a letter, where mail is set up, and otherwise by an
/// administrator, so that nobody is locked out.
/// </summary>
sealed class Letters(
    UserManager<Account> users, AdministrationService administration, Mailer mailer, IStringLocalizer<AccountWords> words,
    IConfiguration configuration, IHttpContextAccessor requests)
{
    public bool Exist => mailer.Exists;

    /// <summary>Says nothing of whether there is such an account: neither to whoever asks nor by the time that it takes.</summary>
    public async Task SendResetAsync(string? email)
    {
        if (!mailer.Exists || !PersonFields.IsEmail(email) || await users.FindByEmailAsync(email!) is not { } account)
        {
            return;
        }

        var link = await ResetLinkAsync(account, AskedSite);
        _ = mailer.SendAsync(account.Name, account.Email!, words["ResetSubject"], words["ResetLetter", account.Name, link]);
    }

    public async Task SendConfirmationAsync(Account account)
    {
        if (mailer.Exists && !account.EmailConfirmed)
        {
            var link = Address(AskedSite, "account/confirm", account, await users.GenerateEmailConfirmationTokenAsync(account));
            _ = mailer.SendAsync(account.Name, account.Email!, words["ConfirmSubject"], words["ConfirmLetter", account.Name, link]);
        }
    }

    /// <summary>For an administrator to hand on; the log tells who made it.</summary>
    /// <param name="site">Where the administrator is: a circuit has no request to be asked.</param>
    public async Task<Result<string>> ResetLinkForAsync(Actor administrator, Guid accountId, string site)
    {
        var noted = await administration.NotePasswordLinkAsync(administrator, accountId);
        return noted.Succeeded
            ? await ResetLinkAsync((await users.FindByIdAsync(accountId.ToString()))!, site)
            : noted.Refusal;
    }

    /// <summary>As it stands in a link; null where it is none.</summary>
    public static string? TokenOf(string? written)
    {
        try
        {
            return written is { Length: > 0 and < 2_000 } ? Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(written)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The host that was asked for, which <c>AllowedHosts</c> bounds.</summary>
    string AskedSite => $"{requests.HttpContext!.Request.Scheme}://{requests.HttpContext.Request.Host}";

    async Task<string> ResetLinkAsync(Account account, string site) =>
        Address(site, "account/new-password", account, await users.GeneratePasswordResetTokenAsync(account));

    /// <summary>With the setting <c>Site:Address</c> in place of <paramref name="asked"/>, where it is set.</summary>
    string Address(string asked, string page, Account account, string token)
    {
        var site = (configuration["Site:Address"] is { Length: > 0 } chosen ? chosen : asked).TrimEnd('/');
        var language = (PageLanguage.Find(account.Language) ?? PageLanguage.Current).Code;
        var written = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));
        return $"{site}/{language}/{page}?account={account.Id}&token={written}";
    }
}
