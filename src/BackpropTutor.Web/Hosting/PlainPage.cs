using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Hosting;

/// <summary>A page that is written without components, course or address, for when one of these has failed or is not to be asked.</summary>
static class PlainPage
{
    /// <summary>As the other pages are: Korean is written as itself.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="text">Text, not HTML, as is the title.</param>
    /// <param name="number">What somebody may quote who asks about it.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string text, string? number = null)
    {
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{PageLanguage.Current.Code}">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <meta name="robots" content="noindex" />
              <title>{Encoded(title)} · BackpropTutor</title>
              <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
              <script src="/js/theme.js"></script>
              <link rel="stylesheet" href="/css/theme.css" />
              <link rel="stylesheet" href="/css/site.css" />
            </head>
            <body>
            <header class="page-head"><a class="site-name" href="/{PageLanguage.Current.Code}/">Backprop<span>Tutor</span></a></header>
            <div class="page"><main id="text"><article class="apology">
            <h1>{Encoded(title)}</h1>

            """);
        page.Append("<p>").Append(Encoded(text)).Append("</p>\n");
        if (number is not null)
        {
            page.Append("<p><code>").Append(Encoded(number)).Append("</code></p>\n");
        }

        page.Append("</article></main></div>\n</body>\n</html>\n");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(page.ToString());
    }

    static string Encoded(string text) => Encoder.Encode(text);
}
