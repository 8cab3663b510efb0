using BackpropTutor.Classrooms.Access;
using BackpropTutor.Web.Hosting;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>Says why somebody is not let through, and who can change that; whoever is not signed in is led to where one signs in.</summary>
sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler framework = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded || context.Features.Get<Refusal>() is not { } refusal
            ? framework.HandleAsync(next, context, policy, authorizeResult)
            : TellAsync(context, refusal);

    /// <summary>As problem details where a program asks, as a page where a person does.</summary>
    public static Task TellAsync(HttpContext context, Refusal refusal)
    {
        var (status, text) = (StatusOf(refusal.Kind), refusal.Message.In(PageLanguage.Current.Culture));
        if (!IsPage(context))
        {
            return Results.Problem(text, statusCode: status).ExecuteAsync(context);
        }

        var words = context.RequestServices.GetRequiredService<IStringLocalizer<AccountWords>>();
        return PlainPage.WriteAsync(context, status, words[refusal.Kind == RefusalKind.NotFound ? "NotThereTitle" : "NotAllowedTitle"],
            text);
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>An address in a language is read by a person.</summary>
    public static bool IsPage(HttpContext context) => PageLanguage.OfPath(context.Request.Path) is not null;
}
