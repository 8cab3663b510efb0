using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// On whose account work is done: whoever has signed in or shown a token, or else the address. Of an IPv6 address the first 64 bits count,
/// for one subscriber has all of the rest.
/// </summary>
readonly record struct Client(string Key)
{
    const int BytesOfNetwork = 8;

    /// <summary>A connection without an address, as a pipe's.</summary>
    public static Client Unknown { get; } = new("");

    /// <summary>Authentication, where there is any, must have run before.</summary>
    public static Client Of(HttpContext context) =>
        context.User is { Identity: { IsAuthenticated: true, AuthenticationType: var how } } person
            && person.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id
            ? new($"{how}:{id}")
            : Of(context.Connection.RemoteIpAddress);

    public static Client Of(IPAddress? address)
    {
        if (address is null)
        {
            return Unknown;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new(Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfNetwork)) + "/64")
            : new(address.ToString());
    }
}
