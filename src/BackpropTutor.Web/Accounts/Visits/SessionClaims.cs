using System.Security.Claims;
using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>What the session's cookie says: which account, and which session. Names and roles are read anew, for they change.</summary>
sealed class SessionClaims(UserManager<Account> users, IOptions<IdentityOptions> options, IHttpContextAccessor requests)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string Session = "session";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);

        // Renewed for the same account, as it is from time to time, it stays the same session.
        var before = requests.HttpContext?.User is { } person && person.AccountId() == user.Id ? person.FindFirstValue(Session) : null;
        identity.AddClaim(new(Session, before ?? Guid.NewGuid().ToString("N")));
        return identity;
    }
}
