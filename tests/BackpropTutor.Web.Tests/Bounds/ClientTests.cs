using System.Net;
using System.Security.Claims;
using BackpropTutor.Web.Bounds;
using Microsoft.AspNetCore.Http;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>On whose account work is done.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void AnAddressIsOneClientAndSoIsASubscribersWholeNetwork(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Client.Of(IPAddress.Parse(one)) == Client.Of(IPAddress.Parse(other)));

    [Fact]
    public void WhoeverHasSignedInIsTheSameClientEverywhere()
    {
        var (here, there) = (At("192.0.2.7", "ada"), At("198.51.100.1", "ada"));

        Assert.Equal(Client.Of(here), Client.Of(there));
        Assert.NotEqual(Client.Of(here), Client.Of(At("192.0.2.7", "emmy")));
        Assert.NotEqual(Client.Of(here), Client.Of(At("192.0.2.7", null)));
    }

    static DefaultHttpContext At(string address, string? person)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        if (person is not null)
        {
            context.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person)], "cookie"));
        }

        return context;
    }
}
