namespace BackpropTutor.Classrooms.Accounts;

/// <summary>What an administrator sets while the service runs.</summary>
/// <param name="RetentionMonths">After so many months without a sign-in an account is erased, and the data of a class that ended; null
/// keeps all.</param>
public sealed record SiteSettings(Registration Registration = Registration.Open, int? RetentionMonths = null, string SiteName = "");
