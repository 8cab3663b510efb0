namespace BackpropTutor.Web.Accounts.Tokens;

/// <summary>On an endpoint: a personal token of that scope is taken in place of a session.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class TokenScopeAttribute(string scope) : Attribute
{
    public string Scope => scope;
}
