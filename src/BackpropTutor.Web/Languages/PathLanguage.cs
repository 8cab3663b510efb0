using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Languages;

/// <summary>A page speaks the language that its address begins with, and the browser remembers which one was read last.</summary>
static class PathLanguage
{
    public const string Cookie = "language";

    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, SettledWords>());
        // Korean is written as itself: as numeric references it would be three times as long.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>Stands before the error pages, so that they too speak the language of the address that was asked for.</summary>
    public static void UsePathLanguage(this WebApplication app) =>
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.English.Culture);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All.Select(language => language.Culture)];
            options.RequestCultureProviders = [new CustomRequestCultureProvider(OfPath)];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });

    /// <summary>Any other first segment is a page that does not exist.</summary>
    public static void UseKnownLanguagesOnly(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            if (context.GetRouteValue("language") is not string code)
            {
                return next(context);
            }

            if (Language.Find(code) is not { } language)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            Remember(context, language);
            return next(context);
        });

    static Task<ProviderCultureResult?> OfPath(HttpContext context) =>
        Task.FromResult(Language.OfPath(context.Request.Path) is { } language ? new ProviderCultureResult(language.Code) : null);

    /// <summary>Whether a Set-Cookie header says what it would say to everybody at that address.</summary>
    public static bool IsItsCookie(string? header) => header?.StartsWith(Cookie + "=", StringComparison.Ordinal) == true;

    /// <summary>Said each time, known or not, so that a page which is kept for others says the same to all.</summary>
    static void Remember(HttpContext context, Language language) =>
        context.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
