namespace BackpropTutor.Web.Requests;

/// <summary>
/// A circuit is opened by pages of this site only: browsers let every page of the world open a WebSocket here, with the visitor's cookies,
/// and say whose page it was.
/// </summary>
static class Origins
{
    public static void UseOwnOriginForCircuits(this WebApplication app) =>
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase),
            static branch => branch.Use(static (context, next) =>
            {
                if (IsOwn(context.Request))
                {
                    return next(context);
                }

                context.RequestServices.GetRequiredService<SecurityEvents>().Tell(SecurityEvent.RefusedOrigin);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync("A circuit is opened by this site's own pages only.\n");
            }));

    /// <summary>Host and port are compared, not the scheme: it is the proxy's, where there is one. What is no browser sends no
    /// origin.</summary>
    static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var uri)
            && IsSame(uri, request.Host));
    }

    static bool IsSame(Uri origin, HostString host) =>
        string.Equals(origin.Host, host.Host, StringComparison.OrdinalIgnoreCase)
            && (host.Port is null ? origin.IsDefaultPort : origin.Port == host.Port);
}
