using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace BackpropTutor.Web.Requests;

/// <summary>
/// A page has one address: small letters, no superfluous slash or percent sign, and only the parts of a query that the page reads. Every
/// other form leads there, before anything is kept or rendered, so that whoever asks in another form changes nothing for the others and
/// costs nothing.
/// </summary>
static class CanonicalAddresses
{
    static readonly ConcurrentDictionary<Type, string[]?> Known = new();

    /// <summary>After the endpoint is known, before the cache.</summary>
    public static void UseCanonicalAddresses(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            if (context.GetRouteValue("language") is not string || !HttpMethods.IsGet(context.Request.Method)
                || Redirection(context) is not { } canonical)
            {
                return next(context);
            }

            context.Response.Redirect(canonical, permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        });

    /// <summary>Where the page really is; null where the request asks for it there.</summary>
    static string? Redirection(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value!.Contains('%', StringComparison.Ordinal))
        {
            // What is still escaped after it was decoded is in the address of no page.
            return null;
        }

        var path = request.PathBase.Add(Canonical(request.Path.Value!)).ToUriComponent();
        var query = Canonical(request, context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type);
        return path == AskedFor(context) && query == request.QueryString ? null : path + query.ToUriComponent();
    }

    static PathString Canonical(string path)
    {
        var segments = path.ToLowerInvariant().Trim('/');
        return new("/" + segments + (segments.Contains('/', StringComparison.Ordinal) ? "" : "/"));
    }

    /// <summary>The path as it was sent, before anything was decoded.</summary>
    static string AskedFor(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/') ? target.Split('?', 2)[0] : context.Request.PathBase.Add(context.Request.Path).ToUriComponent();
    }

    static QueryString Canonical(HttpRequest request, Type? page)
    {
        if (!request.QueryString.HasValue || page is null || Known.GetOrAdd(page, NamesReadBy) is not { } names)
        {
            return request.QueryString;
        }

        var read = request.Query.Where(field => names.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        return read.Count > 0 && read.Count == request.Query.Count ? request.QueryString : QueryString.Create(read);
    }

    /// <summary>Null where the page reads whatever there is.</summary>
    static string[]? NamesReadBy(Type page) => page.IsDefined(typeof(ReadsWholeQueryAttribute))
        ? null
        : [.. from property in page.GetProperties()
              let named = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
              where named is not null
              select named.Name ?? property.Name];
}
