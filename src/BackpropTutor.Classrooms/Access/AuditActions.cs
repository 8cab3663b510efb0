namespace BackpropTutor.Classrooms.Access;

/// <summary>What the audit log tells of. The words stand in the store.</summary>
public static class AuditActions
{
    public const string MarkSet = "mark-set";
    public const string MarkWithdrawn = "mark-withdrawn";
    public const string Regraded = "regraded";
    public const string Extended = "extended";
    public const string ExtensionRemoved = "extension-removed";
    public const string AccommodationSet = "accommodation-set";
    public const string AssignmentChanged = "assignment-changed";
    public const string AssignmentDeleted = "assignment-deleted";
    public const string AssignmentRestored = "assignment-restored";
    public const string RosterImported = "roster-imported";
    public const string RoleSet = "role-set";
    public const string LearnerRemoved = "learner-removed";
    public const string ClassChanged = "class-changed";
    public const string ClassDeleted = "class-deleted";
    public const string ClassRestored = "class-restored";
    public const string ClassCopied = "class-copied";
    public const string SiteRoleSet = "site-role-set";
    public const string SettingChanged = "setting-changed";
    public const string AccountErased = "account-erased";
    public const string AccountMade = "account-made";
    public const string TokenMade = "token-made";
    public const string TokenRevoked = "token-revoked";
    public const string Invited = "invited";
    public const string PasswordLinkMade = "password-link-made";

    public static IReadOnlyList<string> All { get; } =
    [
        MarkSet, MarkWithdrawn, Regraded, Extended, ExtensionRemoved, AccommodationSet, AssignmentChanged, AssignmentDeleted,
        AssignmentRestored,
        RosterImported, RoleSet, LearnerRemoved, ClassChanged, ClassDeleted, ClassRestored, ClassCopied, SiteRoleSet, SettingChanged,
        AccountErased,
        AccountMade, TokenMade, TokenRevoked, Invited, PasswordLinkMade,
    ];
}
