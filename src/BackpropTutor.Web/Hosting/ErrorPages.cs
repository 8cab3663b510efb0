namespace BackpropTutor.Web.Hosting;

/// <summary>Pages for what is not there and for what went wrong; the same in every environment, details are in the log only.</summary>
static class ErrorPages
{
    public const string NotFound = "/not-found";
    public const string Error = "/error";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(NotFound, createScopeForStatusCodePages: true);
    }
}
