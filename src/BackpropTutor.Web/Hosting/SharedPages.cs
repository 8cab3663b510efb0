using System.Globalization;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Web.Languages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;

namespace BackpropTutor.Web.Hosting;

/// <summary>
/// Pages that are the same for everybody, signed in or not, are rendered and compressed once and kept for a while. A page says so by
/// <c>[OutputCache(PolicyName = SharedPages.Policy)]</c>; what belongs to one visitor is added in the browser or by the islands.
/// </summary>
static class SharedPages
{
    public const string Policy = "shared";

    /// <summary>An island's descriptor in a page is good for five minutes after it was rendered, and the browser needs some of
    /// them.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    const long MostKept = 64 << 20;

    public static void AddSharedPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.Replace(ServiceDescriptor.Scoped<AntiforgeryStateProvider, Tokens>());
        builder.Services.AddSingleton<SameForEverybody>();
        builder.Services.AddOutputCache(options => options.SizeLimit = MostKept);
        builder.Services.AddOptions<OutputCacheOptions>().Configure<SameForEverybody>(
            (options, policy) => options.AddPolicy(Policy, policy));
    }

    static bool AreShared(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is { PolicyName: Policy };

    sealed class SameForEverybody(ContentFolder content) : IOutputCachePolicy
    {
        readonly Lock gate = new();
        Course? seen;
        long edition;

        /// <summary>A query would be a way to fill the memory, and some pages repeat it in their links.</summary>
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var request = context.HttpContext.Request;
            var alike = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                && !request.QueryString.HasValue
                && request.Headers.Authorization.Count == 0;
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = alike;
            context.ResponseExpirationTimeSpan = Kept;
            context.CacheVaryByRules.QueryKeys = "";
            context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptEncoding;
            context.CacheVaryByRules.VaryByValues[nameof(edition)] = Edition().ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK
                && response.Headers.SetCookie.All(PathLanguage.IsItsCookie);
            return ValueTask.CompletedTask;
        }

        /// <summary>Grows whenever the content has changed, so that an author who reloads the page sees the change.</summary>
        long Edition()
        {
            var current = content.Current;
            lock (gate)
            {
                if (!ReferenceEquals(seen, current))
                {
                    (seen, edition) = (current, edition + 1);
                }

                return edition;
            }
        }
    }

    /// <summary>A token against forged posts belongs to one visitor's cookie: none is written into a page that others are given
    /// too.</summary>
    sealed class Tokens(IAntiforgery antiforgery, IHttpContextAccessor accessor) : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() =>
            accessor.HttpContext is { Response.HasStarted: false } context && !AreShared(context)
                && antiforgery.GetAndStoreTokens(context) is { RequestToken: { } token } tokens
                ? new(token, tokens.FormFieldName)
                : null;
    }
}
