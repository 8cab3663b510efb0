using BackpropTutor.Classrooms.Access;
using Microsoft.AspNetCore.Authorization;

namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>
/// On a page or an endpoint with <c>{classroom:guid}</c> or <c>{assignment:guid}</c> in its address: whoever comes must be allowed to do
/// this in that class.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class InClassAttribute(ClassAction action) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public ClassAction Action => action;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
