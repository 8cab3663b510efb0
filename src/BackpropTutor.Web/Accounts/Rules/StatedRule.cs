using Microsoft.AspNetCore.Authorization;

namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>
/// The rule of an endpoint that states none: nobody, so that a forgotten one is seen at once. An address that is no endpoint, and what the
/// framework answers itself (another method, another type), is let by.
/// </summary>
sealed class StatedRule : AuthorizationHandler<StatedRule>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StatedRule requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
