using BackpropTutor.Web.Hosting;
using BackpropTutor.Web.Languages;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Requests;

/// <summary>A query must be text. U+FFFE is none by Unicode's own word: it says that the bytes of what follows are the wrong way
/// round.</summary>
static class ReadableQueries
{
    const string NoCharacter = "%EF%BF%BE";

    public static void UseReadableQueries(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            if (context.Request.QueryString.Value?.Contains(NoCharacter, StringComparison.OrdinalIgnoreCase) != true)
            {
                return next(context);
            }

            var words = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
            return PlainPage.WriteAsync(context, StatusCodes.Status400BadRequest, words["UnreadableTitle"], words["UnreadableText"]);
        });
}
