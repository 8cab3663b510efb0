using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Accounts;

/// <summary>What Identity refuses, in the language of the page.</summary>
static class IdentityProblems
{
    /// <summary>Sentences; empty where it succeeded.</summary>
    public static IReadOnlyList<string> In(this IdentityResult result, IStringLocalizer<AccountWords> words) => result.Succeeded
        ? []
        : [.. result.Errors.Where(error => error.Code != nameof(IdentityErrorDescriber.DuplicateUserName))
            .DefaultIfEmpty(result.Errors.First())
            .Select(error => words[KeyOf(error.Code), SigningIn.ShortestPassword].Value).Distinct()];

    static string KeyOf(string code) => code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) or nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
            "ProblemShortPassword",
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => "ProblemTakenEmail",
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => "ProblemEmail",
        nameof(IdentityErrorDescriber.PasswordMismatch) => "ProblemOldPassword",
        nameof(IdentityErrorDescriber.InvalidToken) => "ProblemOldLink",
        _ => "ProblemOther",
    };
}
