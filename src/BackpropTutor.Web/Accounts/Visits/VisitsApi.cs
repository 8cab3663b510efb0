using BackpropTutor.Web.Accounts.Setup;
using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>
/// <c>/account/here</c>: who is signed in, for the head of pages that are the same for everybody. Also the addresses that begin with no
/// language because somebody types them or a letter names them.
/// </summary>
static class VisitsApi
{
    public static void MapVisits(this WebApplication app)
    {
        app.MapGet("/account/here", HereAsync).AllowAnonymous().WithMetadata(new PersonalAttribute()).ExcludeFromDescription();
        foreach (var page in new[] { "set-up", "join", "account", "classes" })
        {
            app.MapGet("/" + page, (HttpContext context) => Results.Redirect(
                $"/{LanguageChoice.Choose(context.Request).Code}/{page}{context.Request.QueryString}")).AllowAnonymous()
                    .ExcludeFromDescription();
        }
    }

    static async Task<IResult> HereAsync(Visitor visitor, SetupCode setup) => await visitor.FindActorAsync() is { } actor
        ? Results.Json(new Here(actor.AccountId, actor.Name, actor.IsTeacher, actor.IsAdministrator))
        : Results.Json(new { needsSetup = await setup.IsNeededAsync() });

    sealed record Here(Guid Account, string Name, bool IsTeacher, bool IsAdministrator);
}
