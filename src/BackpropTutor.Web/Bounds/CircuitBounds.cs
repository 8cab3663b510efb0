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
        builder.Services.AddScoped<IAttemptReports, ClientReports>();
        builder.Services.AddScoped<CircuitTurns>();
        builder.Services.AddScoped<ITurns>(services => services.GetRequiredService<CircuitTurns>());
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitTurns>());
    }
}
