using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Web.Accounts.Visits;
using Microsoft.AspNetCore.Authorization;

namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>Asks the domain's own rules. Why it refuses stays with the request, for the page that says so.</summary>
sealed class RuleHandler(ClassService classes, AssignmentService assignments) : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToArray())
        {
            if (requirement is SiteRule or InClassAttribute && context.Resource is HttpContext http)
            {
                await HandleAsync(context, requirement, http);
            }
        }
    }

    async Task HandleAsync(AuthorizationHandlerContext context, IAuthorizationRequirement requirement, HttpContext http)
    {
        if (await http.RequestServices.GetRequiredService<Visitor>().FindActorAsync() is not { } actor)
        {
            return;
        }

        var refusal = requirement switch
        {
            SiteRule rule => rule.Refuses(actor),
            InClassAttribute rule => await RefusesAsync(rule.Action, actor, http),
            _ => null,
        };
        if (refusal is null)
        {
            context.Succeed(requirement);
            return;
        }

        http.Features.Set(refusal);
        context.Fail(new(this, refusal.Message.English));
    }

    async Task<Refusal?> RefusesAsync(ClassAction action, Actor actor, HttpContext http)
    {
        if (IdOf(http, "classroom") is { } classroom)
        {
            return (await classes.FindAsync(actor, classroom, action, http.RequestAborted)).Refusal;
        }

        if (IdOf(http, "assignment") is { } assignment)
        {
            return (await assignments.FindAsync(actor, assignment, action, http.RequestAborted)).Refusal;
        }

        throw new InvalidOperationException(
            $"{http.GetEndpoint()?.DisplayName} has a rule of a class, and no class or assignment in its address.");
    }

    static Guid? IdOf(HttpContext http, string name) => Guid.TryParse(http.GetRouteValue(name) as string, out var id) ? id : null;
}
