using BackpropTutor.Web.Bounds;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace BackpropTutor.Web.Hosting;

/// <summary>Pages are static HTML; what answers back is an island with a circuit. Here are a circuit's limits.</summary>
static class Pages
{
    /// <summary>
    /// A message above this size closes the connection, so it stands well above the longest text that an exercise reads: one that is
    /// too long is to be refused with words.
    /// </summary>
    const int LongestMessage = 256 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents(circuit =>
            {
                circuit.DisconnectedCircuitMaxRetained = 200;
                circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
                circuit.MaxBufferedUnacknowledgedRenderBatches = 20;
            })
            .AddHubOptions(hub =>
            {
                hub.MaximumReceiveMessageSize = LongestMessage;
                hub.AddFilter<CircuitFilter>();
                hub.AddFilter<EventLog.OfCircuits>();
            });
        builder.Services.AddScoped<CircuitHandler, CircuitCulture>();
    }

    public static void MapPages<TDocument>(this WebApplication app)
        where TDocument : IComponent =>
        app.MapRazorComponents<TDocument>()
            // The policy in SecurityHeaders forbids framing; a second header would only say it again.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(static endpoint =>
            {
                // What circuits need stands open: what they may do, the islands on them ask for.
                if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
                {
                    endpoint.Metadata.Add(new AllowAnonymousAttribute());
                }
            });
}
