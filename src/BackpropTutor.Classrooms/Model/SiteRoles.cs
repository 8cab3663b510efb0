namespace BackpropTutor.Classrooms.Model;

/// <summary>What an account may do beyond its classes. Everybody is a learner; roles in a class stand on the enrolment.</summary>
public static class SiteRoles
{
    public const string Administrator = "administrator";

    /// <summary>May make classes.</summary>
    public const string Teacher = "teacher";

    public static IReadOnlyList<string> All { get; } = [Administrator, Teacher];
}
