using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace BackpropTutor.Web.Tests.Api;

/// <summary>The service with room for as many requests as tests make.</summary>
public class ApiSite : Site
{
    /// <summary>How many requests an address may make in a minute.</summary>
    protected virtual int RequestsPerMinute => 100_000;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Api:RequestsPerMinute", RequestsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The same service for hurried people.</summary>
    public sealed class Limited : ApiSite
    {
        protected override int RequestsPerMinute => 2;
    }
}
