using System.Diagnostics;
using BackpropTutor.Web.Languages;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Hosting;

/// <summary>
/// Pages for what is not there and for what went wrong; the same in every environment, details are in the log only. The second is written
/// without anything that may have failed just now.
/// </summary>
static class ErrorPages
{
    public const string NotFound = "/not-found";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ApologiseAsync,
            StatusCodeSelector = StatusOf,
            // A mistake of the visitor's is no fault of ours to be found by a stack trace.
            SuppressDiagnosticsCallback = static fault => fault.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePagesWithReExecute(NotFound, createScopeForStatusCodePages: true);
    }

    public static int StatusOf(Exception fault) => fault is BadHttpRequestException bad
        ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    static Task ApologiseAsync(HttpContext context)
    {
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        return context.Response.StatusCode < StatusCodes.Status500InternalServerError
            ? PlainPage.WriteAsync(context, context.Response.StatusCode, words["UnreadableTitle"], words["UnreadableText"])
            : PlainPage.WriteAsync(
                context, context.Response.StatusCode, words["ErrorTitle"], $"{words["ErrorText"]} {words["ErrorNext"]}",
                Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
    }
}
