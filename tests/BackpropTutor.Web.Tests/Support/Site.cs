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
    readonly string data = Directory.CreateTempSubdirectory("backprop-site-").FullName;

    readonly (string Name, string Value)[] settings;

    public Site()
        : this(0)
    {
    }

    protected Site(int port)
        : this(port, [])
    {
    }

    /// <summary>With settings of its own.</summary>
    protected Site((string Name, string Value)[] settings)
        : this(0, settings)
    {
    }

    Site(int port, (string Name, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(port);
        StartServer();
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>What the pages name as lessons; null leaves that to the course.</summary>
    protected virtual Outline? Outline => null;

    /// <summary>A client that follows no redirect, keeps no cookie and unpacks nothing.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Path", data);
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        if (Outline is { } outline)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(outline));
        }
    }
}
