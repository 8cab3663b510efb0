using System.Security.Claims;
using System.Text.Encodings.Web;
using BackpropTutor.Classrooms.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BackpropTutor.Web.Accounts.Tokens;

/// <summary>Reads <c>Authorization: Bearer bpt_…</c>, at the endpoints that say which scope they need.</summary>
sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenService tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Token";

    const string Bearer = "Bearer ";
    const int Longest = 200;

    public static bool IsShown(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (Context.GetEndpoint()?.Metadata.GetMetadata<TokenScopeAttribute>() is not { Scope: var scope } || secret.Length > Longest)
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.CheckAsync(secret, scope, Context.RequestAborted) is { } token
            ? AuthenticateResult.Success(new(
                new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, token.AccountId.ToString())], Name)), Name))
            : AuthenticateResult.Fail($"No token of that text is valid for {scope}.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem("This call needs a token that is valid and has the scope which it names.", statusCode: 401)
            .ExecuteAsync(Context);
    }
}
