namespace BackpropTutor.Classrooms.Model;

/// <summary>Lets one person register, or join a class, with the role that it names.</summary>
public sealed class Invitation
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public required string Hash { get; set; }

    /// <summary>Where it is meant for one address alone.</summary>
    public string? Email { get; set; }

    /// <summary>One of <see cref="SiteRoles"/>, or null.</summary>
    public string? SiteRole { get; set; }

    public Guid? ClassroomId { get; set; }

    public Guid? SectionId { get; set; }

    public ClassRole? ClassRole { get; set; }

    public Guid ById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public Guid? UsedBy { get; set; }
}
