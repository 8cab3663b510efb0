namespace BackpropTutor.Classrooms.Model;

/// <summary>A secret by which a person's own programs act for the person. Only its fingerprint is kept.</summary>
public sealed class ApiToken
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid AccountId { get; set; }

    public required string Name { get; set; }

    public required string Hash { get; set; }

    /// <summary>The first characters, by which its owner knows it.</summary>
    public required string Start { get; set; }

    /// <summary>Of <c>TokenScopes</c>, with a blank between.</summary>
    public required string Scopes { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
