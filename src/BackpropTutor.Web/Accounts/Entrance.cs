using System.Security.Claims;
using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Accounts.Passkeys;
using BackpropTutor.Web.Accounts.Visits;
using Microsoft.AspNetCore.Identity;

namespace BackpropTutor.Web.Accounts;

/// <summary>
/// The one way in and out, whatever somebody signs in with. Whoever was signed in on this browser before is signed out by it, in every page
/// that is still open.
/// </summary>
sealed class Entrance(
    SignInManager<Account> signIn, UserManager<Account> users, AdministrationService administration, JoinService joins, Actors actors,
    EndedSessions ended, PasskeyStore passkeys)
{
    const int LongestCode = 40;

    /// <summary>What a password that belongs to nobody is compared with, so that it takes as long as one that does.</summary>
    static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(new(), Guid.NewGuid().ToString()));

    public async Task<SignInResult> WithPasswordAsync(string email, string password, bool remember)
    {
        if (email.Length > SigningIn.LongestEmail || password.Length > SigningIn.LongestPassword)
        {
            return SignInResult.Failed;
        }

        if (await users.FindByEmailAsync(email.Trim()) is not { } account)
        {
            users.PasswordHasher.VerifyHashedPassword(new(), NobodysHash.Value, password);
            return SignInResult.Failed;
        }

        EndPresent(account.Id);
        var result = await signIn.PasswordSignInAsync(account, password, remember, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await WelcomeAsync(account);
        }

        return result;
    }

    /// <summary>With a code of the authenticator, or one of those for when it is lost, after the password was right.</summary>
    public async Task<SignInResult> WithSecondStepAsync(string code)
    {
        if (code.Length > LongestCode || await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return SignInResult.Failed;
        }

        EndPresent(account.Id);
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        var result = typed.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(typed);
        if (result.Succeeded)
        {
            await WelcomeAsync(account);
        }

        return result;
    }

    /// <summary>With what a browser shows of a passkey. The device has asked for a finger or a PIN: no second factor is needed.</summary>
    public async Task<bool> WithPasskeyAsync(string? credential)
    {
        if (await passkeys.FindAsync(credential) is not { } account)
        {
            return false;
        }

        await EnterAsync(account);
        return true;
    }

    public async Task EnterAsync(Account account, bool remember = false)
    {
        EndPresent(account.Id);
        await signIn.SignInAsync(account, remember);
        await WelcomeAsync(account);
    }

    /// <summary>Takes the places that rosters keep for the address, and notes the visit.</summary>
    public async Task WelcomeAsync(Account account)
    {
        await administration.NoteSeenAsync(account.Id);
        if (await actors.FindAsync(account.Id) is { } actor)
        {
            await joins.ClaimAllAsync(actor);
        }
    }

    public async Task LeaveAsync()
    {
        EndPresent(null);
        await signIn.SignOutAsync();
        await signIn.ForgetTwoFactorClientAsync();
    }

    /// <summary>Before anybody else signs in here.</summary>
    public void EndPresent(Guid? coming)
    {
        var present = signIn.Context.User;
        if (present.AccountId() != coming && present.FindFirstValue(SessionClaims.Session) is { } session)
        {
            ended.End(session);
        }
    }
}
