namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>
/// The names of the rules for pages and endpoints. Each says one, or <c>AllowAnonymous</c>; one that says nothing lets nobody through. What
/// happens in a class is ruled by <see cref="InClassAttribute"/> and by the services themselves.
/// </summary>
static class Rule
{
    public const string SignedIn = "signed-in";

    /// <summary>May make classes.</summary>
    public const string Teacher = "teacher";

    public const string Administrator = "administrator";
}
