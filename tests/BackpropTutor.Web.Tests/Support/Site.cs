using BackpropTutor.Web.Layouts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>
/// The service as it is, on a real port of this machine, in the Production environment.
/// </summary>
public class Site : WebApplicationFactory<Program>
{
    public Site()
        : this(0)
    {
    }

    protected Site(int port)
    {
        UseKestrel(port);
        StartServer();
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>What the pages name as lessons; null leaves that to the course.</summary>
    protected virtual Outline? Outline => null;

    /// <summary>A client that follows no redirect, keeps no cookie and unpacks nothing.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        if (Outline is { } outline)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(outline));
        }
    }
}
