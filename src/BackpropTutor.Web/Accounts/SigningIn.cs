using BackpropTutor.Classrooms;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Tokens;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace BackpropTutor.Web.Accounts;

/// <summary>Sessions by cookie, and what passwords must be.</summary>
static class SigningIn
{
    public const int ShortestPassword = 10;

    /// <summary>More than anybody types, and few enough that to hash it costs nothing beside the hashing itself.</summary>
    public const int LongestPassword = 200;

    public const int LongestEmail = 254;

    /// <summary>A session, or a token where one is shown.</summary>
    const string Either = "Either";

    static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddClassroomAccounts(Configure).AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<SessionClaims>();
        services.Configure<SecurityStampValidatorOptions>(static stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // Without the setting it is the host that was asked for, which AllowedHosts bounds.
            passkeys.ServerDomain = configuration["Accounts:Domain"] is { Length: > 0 } domain ? domain : null;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, static either => either.ForwardDefaultSelector = static context =>
                TokenHandler.IsShown(context) ? TokenHandler.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Name, null)
            .AddIdentityCookies();
        services.ConfigureAll<CookieAuthenticationOptions>(static cookie =>
        {
            cookie.CookieManager = new SessionCookies();
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.Path = "/";
            cookie.Cookie.IsEssential = true;
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, static cookie =>
        {
            cookie.Cookie.Name = "account";
            cookie.ExpireTimeSpan = Remembered;
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = LeadToSignInAsync;
            cookie.Events.OnRedirectToAccessDenied = static redirect => RefuseAsync(redirect, StatusCodes.Status403Forbidden);
        });
    }

    /// <summary>Long enough to be hard to guess, and no rule beside that: those make people choose worse ones.</summary>
    static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = ShortestPassword;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    static Task LeadToSignInAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var (request, response) = (redirect.Request, redirect.Response);
        if (PageLanguage.OfPath(request.Path) is not { } language)
        {
            return RefuseAsync(redirect, StatusCodes.Status401Unauthorized);
        }

        var back = HttpMethods.IsGet(request.Method) ? QueryString.Create("back", request.PathBase + request.Path + request.QueryString)
            : default;
        response.Redirect($"/{language.Code}/account/sign-in{back.ToUriComponent()}");
        return Task.CompletedTask;
    }

    static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        if (Refusals.IsPage(redirect.HttpContext))
        {
            redirect.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        return Results.Problem("This needs somebody who is signed in, or a token of theirs.", statusCode: status)
            .ExecuteAsync(redirect.HttpContext);
    }
}
