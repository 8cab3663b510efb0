using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace BackpropTutor.Web.Requests;

/// <summary>Hears of what is refused and of circuits that end in disorder, and tells <see cref="SecurityEvents"/>.</summary>
static class EventLog
{
    public static void AddSecurityEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SecurityEvents>();
        builder.Services.AddSingleton<OfCircuits>();
    }

    public static void UseSecurityEvents(this WebApplication app) =>
        app.Use(static async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
            {
                context.RequestServices.GetRequiredService<SecurityEvents>().Tell(SecurityEvent.RefusedRate);
            }
        });

    /// <summary>How circuits ended.</summary>
    internal sealed class OfCircuits(SecurityEvents events) : IHubFilter
    {
        public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
        {
            if (exception is { } broken && !IsOfTheLine(broken))
            {
                // The framework has no type of its own for it.
                var isOversized = broken.Message.Contains("maximum message size", StringComparison.OrdinalIgnoreCase);
                events.Tell(isOversized ? SecurityEvent.OversizedMessage : SecurityEvent.BrokenCircuit);
            }

            return next(context, exception);
        }

        /// <summary>Lost, too slow, or refused by us: nothing that was sent.</summary>
        static bool IsOfTheLine(Exception exception) =>
            exception is OperationCanceledException or IOException or WebSocketException or HubException;
    }
}
