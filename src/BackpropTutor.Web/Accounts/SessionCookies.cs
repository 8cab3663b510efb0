using Microsoft.AspNetCore.Authentication.Cookies;

namespace BackpropTutor.Web.Accounts;

/// <summary>
/// Behind TLS a cookie's name begins with <c>__Host-</c>: a browser then takes it from this very host only. Over a plain line, as on one's
/// own machine, browsers would refuse such a name.
/// </summary>
sealed class SessionCookies : ICookieManager
{
    readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, NameFor(context, key), options);

    static string NameFor(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
