using BackpropTutor.Lessons.Checking;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BackpropTutor.Web.Bounds;

/// <summary>What holds of circuits: their turns, how many a client has and how much they send.</summary>
static class CircuitBounds
{
    public static void AddCircuitBounds(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(CircuitLimits.Of(builder.Configuration));
        builder.Services.AddSingleton<CircuitFilter>();
        builder.Services.AddSingleton<ReportShares>();
        builder.Services.AddSingleton<HeldTexts>();
        builder.Services.AddScoped<ITextRoom, CircuitTexts>();
        builder.Services.AddScoped<IAttemptReports, ClientReports>();
        builder.Services.AddScoped<CircuitTurns>();
        builder.Services.AddScoped<ITurns>(services => services.GetRequiredService<CircuitTurns>());
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitTurns>());
    }
    /// <summary>A browser asks before it opens a line, and is told then that there is no room: of a line that is refused it learns no
    /// reason.</summary>
    public static void UseRoomForCircuits(this WebApplication app)
    {
        var circuits = app.Services.GetRequiredService<CircuitFilter>();
        app.UseWhen(
            static context => context.Request.Path.Equals("/_blazor/negotiate", StringComparison.OrdinalIgnoreCase),
            branch => branch.Use((context, next) => circuits.HasRoomFor(Client.Of(context)) ? next(context) : RefuseAsync(context)));
    }

    static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("Too many pages are open.\n");
    }
}
