using Microsoft.AspNetCore.Authorization;

namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>The rule of whatever states none: nobody, so that a forgotten one is seen at once. An address that is no endpoint is not
/// found.</summary>
sealed class StatedRule : AuthorizationHandler<StatedRule>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StatedRule requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is null)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
