using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Api;
using Microsoft.AspNetCore.Identity;

namespace BackpropTutor.Web.Accounts.Passkeys;

/// <summary>What a browser must be told before it makes a passkey or signs in with one.</summary>
static class PasskeyApi
{
    public static void MapPasskeys(this WebApplication app)
    {
        var passkeys = app.MapGroup("/account/passkeys").RequireRateLimiting(Rates.SigningIn).WithMetadata(new PersonalAttribute())
            .ExcludeFromDescription().DisableAntiforgery();
        passkeys.MapPost("/creation", CreationAsync).RequireAuthorization(Rule.SignedIn);
        passkeys.MapPost("/request", RequestAsync).AllowAnonymous();
    }

    static async Task<IResult> CreationAsync(HttpRequest request, Visitor visitor, UserManager<Account> users,
        SignInManager<Account> signIn)
    {
        var account = await users.FindByIdAsync((await visitor.ActorAsync()).AccountId.ToString());
        return account is null || !request.HasJsonContentType() ? Results.BadRequest() : Results.Content(
            await signIn.MakePasskeyCreationOptionsAsync(
                new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }),
            "application/json");
    }

    /// <summary>The same for whoever asks: the browser knows which passkeys it has for this site.</summary>
    static async Task<IResult> RequestAsync(HttpRequest request, SignInManager<Account> signIn) => request.HasJsonContentType()
        ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
        : Results.BadRequest();
}
