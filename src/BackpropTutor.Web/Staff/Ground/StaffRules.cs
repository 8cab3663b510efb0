namespace BackpropTutor.Web.Staff.Ground;

/// <summary>What holds of every response at a staff address.</summary>
static class StaffRules
{
    const string EnhancedNavigation = "blazor-enhanced-nav";

    /// <summary>
    /// A page that is patched into another never runs MudBlazor's script, and its circuit ends: without this header the browser loads it
    /// in full.
    /// </summary>
    public static void UseStaffRules(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            if (StaffAddress.Is(context.Request.Path))
            {
                context.Response.OnStarting(static state =>
                {
                    var headers = ((HttpContext)state).Response.Headers;
                    headers.Remove(EnhancedNavigation);
                    headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                }, context);
            }

            return next(context);
        });
}
