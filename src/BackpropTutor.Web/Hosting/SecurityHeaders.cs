using BackpropTutor.Web.Staff.Ground;

namespace BackpropTutor.Web.Hosting;

/// <summary>What every response tells the browser not to do. No inline script or style, nothing from another host, no framing.</summary>
static class SecurityHeaders
{
    const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; " + Rest;

    /// <summary>For pages whose components are placed by a script: styles on elements, and still no sheet but the service's own.</summary>
    const string PolicyWithStyleAttributes =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; " + Rest;

    const string Rest =
        "img-src 'self' data:; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            // At the last moment, because the error handler clears what was set before.
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                var headers = response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (response.HttpContext.Request.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000";
                }

                if (!IsPartOfAPage(response.ContentType))
                {
                    headers.ContentSecurityPolicy = StaffAddress.Is(response.HttpContext.Request.Path) ? PolicyWithStyleAttributes : Policy;
                    headers.XFrameOptions = "DENY";
                    headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                }

                return Task.CompletedTask;
            }, context);
            return next(context);
        });

    /// <summary>What can never be opened as a document of its own; a page has some twenty of them, and each would carry half a
    /// kilobyte.</summary>
    static bool IsPartOfAPage(string? contentType) => contentType is "text/css" or "text/javascript" or "font/woff2";
}
