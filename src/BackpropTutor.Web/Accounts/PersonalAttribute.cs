namespace BackpropTutor.Web.Accounts;

/// <summary>On a page or an endpoint that says or does something for one person although anybody may ask for it: no cache keeps
/// it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PersonalAttribute : Attribute;
