using System.Net.Mail;
using BackpropTutor.Classrooms.Model;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Accounts;

/// <summary>Name, address and password as somebody typed them.</summary>
sealed record PersonFields(string? Name, string? Email, string? Password)
{
    /// <summary>What cannot be, before the database is asked.</summary>
    public IReadOnlyList<string> Problems(IStringLocalizer<AccountWords> words)
    {
        var problems = new List<string>();
        if (!IsName(Name))
        {
            problems.Add(words["ProblemName", Account.LongestName]);
        }

        if (!IsEmail(Email))
        {
            problems.Add(words["ProblemEmail"]);
        }

        if (Password is not { Length: >= SigningIn.ShortestPassword and <= SigningIn.LongestPassword })
        {
            problems.Add(words["ProblemShortPassword", SigningIn.ShortestPassword]);
        }

        return problems;
    }

    /// <summary>In any script; nothing that turns lines or directions around.</summary>
    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= Account.LongestName
        && !name.Any(sign => char.IsControl(sign) || sign is '\u202A' or '\u202B' or '\u202D' or '\u202E' or '\uFFFE' or '\uFFFF')
        && IsWhole(name);

    public static bool IsEmail(string? email) => email is { Length: > 2 and <= SigningIn.LongestEmail } && IsWhole(email)
        && !email.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign))
        && MailAddress.TryCreate(email, out var address) && address.Address == email;

    /// <summary>Without half of a surrogate pair, which no store takes.</summary>
    static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar);
}
