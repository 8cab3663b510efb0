using System.Globalization;
using System.Text.RegularExpressions;

namespace BackpropTutor.Web.Requests;

/// <summary>
/// A request must say which host it means, in a form that a link can be written with. The setting <c>AllowedHosts</c>, as
/// <c>tutor.example;localhost</c>, says which hosts there are; the framework reads it.
/// </summary>
static partial class Hosts
{
    const int LongestHost = 253;

    public static void UseWellFormedHosts(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            // Not Request.Host, which cannot be read where its name is a broken one.
            if (IsWellFormed(context.Request.Headers.Host) || MayLackHost(context.Request))
            {
                return next(context);
            }

            context.RequestServices.GetRequiredService<SecurityEvents>().Tell(SecurityEvent.RefusedHost);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("The request names no host, or one that cannot be.\n");
        });

    /// <summary>
    /// HTTP/1.0 knows no Host (RFC 9112, 3.2 asks for one from 1.1 on), and proxies ask in it whether the service is there. The answer
    /// holds no link, so that none is missed.
    /// </summary>
    static bool MayLackHost(HttpRequest request) =>
        request.Headers.Host.Count == 0 && HttpProtocol.IsHttp10(request.Protocol)
            && request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    /// <summary>Whether this is a name or an address, with a port or without.</summary>
    /// <param name="host">As the header has it.</param>
    public static bool IsWellFormed(string? host)
    {
        if (host is null || Written().Match(host) is not { Success: true } match || match.Groups["name"].Length > LongestHost)
        {
            return false;
        }

        var isPort = !match.Groups["port"].Success || int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture) is > 0
            and <= ushort.MaxValue;
        return isPort && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri) && uri.HostNameType != UriHostNameType.Unknown
            && CanBeUnicode(host);
    }

    /// <summary>A name such as <c>xn--a</c> looks like one, and is refused only when it is read as Unicode.</summary>
    static bool CanBeUnicode(string host)
    {
        try
        {
            return HostString.FromUriComponent(host).HasValue;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        @"^(?<name>[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?"
        + @"|\[[0-9a-f:.]{2,45}\])(:(?<port>[0-9]{1,5}))?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();
}
