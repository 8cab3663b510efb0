using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Web.Accounts;

/// <summary>An account as it begins.</summary>
static class NewAccount
{
    /// <summary>One signs in with the address.</summary>
    public static Account Of(string name, string email, TimeProvider clock) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name.Trim(),
        UserName = email.Trim(),
        Email = email.Trim(),
        CreatedAt = clock.GetUtcNow(),
    };
}
