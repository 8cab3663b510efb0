using System.Security.Claims;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>Reads what the cookie or the token says of the person.</summary>
static class Persons
{
    /// <summary>Null where nobody is signed in.</summary>
    public static Guid? AccountId(this ClaimsPrincipal person) =>
        person.Identity is { IsAuthenticated: true } && Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id
            : null;
}
