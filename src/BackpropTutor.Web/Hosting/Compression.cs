using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace BackpropTutor.Web.Hosting;

/// <summary>Pages are compressed as they are written; static files were compressed when they were built.</summary>
static class Compression
{
    public static void AddCompression(this WebApplicationBuilder builder) =>
        builder.Services.AddResponseCompression(options =>
        {
            // The pages carry no secret of the reader's that could be guessed from their length: nothing typed is ever echoed into them.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        })
        // The fastest level, which is the default, sends a third more for a millisecond or two of work that it saves.
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);

    /// <summary>
    /// What is compressed for some is another thing for others, and a cache between here and the reader must know it even where it sees the
    /// plain form.
    /// </summary>
    public static void UseVaryByEncoding(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (IsCompressed(response.ContentType) && !response.Headers.Vary.ToString()
                    .Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
                {
                    response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
                }

                return Task.CompletedTask;
            }, context);
            return next(context);
        });

    static bool IsCompressed(string? contentType) =>
        contentType is not null && ResponseCompressionDefaults.MimeTypes.Any(
            type => contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase));

    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(
            // The circuit's transport has a compression of its own.
            context => !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal),
            branch => branch.UseResponseCompression());
}
