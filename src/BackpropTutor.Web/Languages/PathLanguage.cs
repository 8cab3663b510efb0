using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Languages;

/// <summary>A page speaks the language that its address begins with, and the browser remembers which one was read last.</summary>
static class PathLanguage
{
    const string Cookie = "language";

    /// <summary>Behind TLS a browser takes a cookie of such a name from this very host only, never from a neighbour in the same
    /// domain.</summary>
    const string SecureCookie = "__Host-language";

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
            options.DefaultRequestCulture = new RequestCulture(PageLanguage.English.Culture);
            options.SupportedCultures = options.SupportedUICultures = [.. PageLanguage.All.Select(language => language.Culture)];
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

            if (PageLanguage.Find(code) is not { } language)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            Remember(context, language);
            return next(context);
        });

    static Task<ProviderCultureResult?> OfPath(HttpContext context) =>
        Task.FromResult(PageLanguage.OfPath(context.Request.Path) is { } language ? new ProviderCultureResult(language.Code) : null);

    /// <summary>Whether a Set-Cookie header says what it would say to everybody at that address.</summary>
    public static bool IsItsCookie(string? header) =>
        header is not null && (header.StartsWith(Cookie + "=", StringComparison.Ordinal)
            || header.StartsWith(SecureCookie + "=", StringComparison.Ordinal));

    /// <summary>The language read last; null at the first visit.</summary>
    public static PageLanguage? LastRead(HttpRequest request) => PageLanguage.Find(request.Cookies[NameFor(request)]);

    static string NameFor(HttpRequest request) => request.IsHttps ? SecureCookie : Cookie;

    /// <summary>Said each time, known or not, so that a page which is kept for others says the same to all.</summary>
    static void Remember(HttpContext context, PageLanguage language) =>
        context.Response.Cookies.Append(NameFor(context.Request), language.Code, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
        });
}
