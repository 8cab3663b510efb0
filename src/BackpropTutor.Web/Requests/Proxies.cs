using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BackpropTutor.Web.Requests;

/// <summary>
/// Behind a proxy, the client's address and whether the line is encrypted are what the proxy says. It is believed only if the setting
/// <c>Proxies:Known</c> names its address or network, as <c>10.0.0.0/8 192.0.2.7</c>.
/// </summary>
static class Proxies
{
    const string Setting = "Proxies:Known";

    /// <exception cref="InvalidOperationException">The setting names something that is neither an address nor a network.</exception>
    public static void AddProxies(this WebApplicationBuilder builder) =>
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many as there are, one behind the other: each must be known.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var known in (builder.Configuration[Setting] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            {
                options.KnownIPNetworks.Add(NetworkOf(known));
            }
        });

    public static void UseProxies(this WebApplication app)
    {
        if (!string.IsNullOrWhiteSpace(app.Configuration[Setting]))
        {
            app.UseForwardedHeaders();
        }
    }

    static IPNetwork NetworkOf(string known) =>
        IPNetwork.TryParse(known, out var network) ? network
        : IPAddress.TryParse(known, out var address) ? new(address, 8 * address.GetAddressBytes().Length)
        : throw new InvalidOperationException(
            $"The setting {Setting} has '{known}', which is no address (192.0.2.7) and no network (10.0.0.0/8).");
}
