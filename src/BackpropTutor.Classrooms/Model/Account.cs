using Microsoft.AspNetCore.Identity;

namespace BackpropTutor.Classrooms.Model;

/// <summary>A person who can sign in. What a class knows of the person stands on the enrolment.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int LongestName = 200;

    /// <summary>As it stands on every assignment page and in the gradebook of a class whose roster gives none.</summary>
    public string Name { get; set; } = "";

    /// <summary>The language that the person chose, as <c>ko</c>; null follows the browser.</summary>
    public string? Language { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>SHA-256 of the secret in the address of the person's calendar; null where none was asked for.</summary>
    public string? CalendarHash { get; set; }
}
