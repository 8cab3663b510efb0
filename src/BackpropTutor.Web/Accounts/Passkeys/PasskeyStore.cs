using System.Buffers.Text;
using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.Identity;

namespace BackpropTutor.Web.Accounts.Passkeys;

/// <summary>Makes passkeys for an account and finds the account of one.</summary>
sealed class PasskeyStore(SignInManager<Account> signIn, UserManager<Account> users)
{
    public const int Most = 20;

    /// <summary>More than any authenticator sends.</summary>
    public const int LongestCredential = 20_000;

    public const int LongestName = 60;

    /// <returns>Whether the passkey is the account's now.</returns>
    public async Task<bool> AddAsync(Account account, string? credential, string? name)
    {
        if (credential is not { Length: > 0 and <= LongestCredential } || (await users.GetPasskeysAsync(account)).Count >= Most)
        {
            return false;
        }

        try
        {
            var made = await signIn.PerformPasskeyAttestationAsync(credential);
            if (!made.Succeeded)
            {
                return false;
            }

            made.Passkey.Name = name is { Length: > 0 and <= LongestName } ? name : null;
            return (await users.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded;
        }
        catch (InvalidOperationException)
        {
            // Nobody had asked for a passkey to be made, or too long ago.
            return false;
        }
    }

    /// <summary>Null where the credential proves nothing.</summary>
    public async Task<Account?> FindAsync(string? credential)
    {
        if (credential is not { Length: > 0 and <= LongestCredential })
        {
            return null;
        }

        try
        {
            var shown = await signIn.PerformPasskeyAssertionAsync(credential);
            return shown.Succeeded && (await users.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded ? shown.User : null;
        }
        catch (InvalidOperationException)
        {
            // As above.
            return null;
        }
    }

    public async Task RemoveAsync(Account account, string id)
    {
        if (Base64Url.IsValid(id))
        {
            await users.RemovePasskeyAsync(account, Base64Url.DecodeFromChars(id));
        }
    }
}
