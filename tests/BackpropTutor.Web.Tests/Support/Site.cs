using BackpropTutor.Lessons.Prose;
using BackpropTutor.Web.Layouts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>
/// The service as it is, on a real port of this machine, in the Production environment. The course is a small one of the tests' own, so
/// that what is written of the pages here does not change with the lessons.
/// </summary>
public class Site : WebApplicationFactory<Program>
{
    static readonly Outline TwoLessons = new(language =>
    [
        new("chain", "1.1", language.Code == "ko" ? "연쇄 법칙" : "The chain rule", language.Code == "ko" ? [new Words(0, "기울기를 곱해요.")] : [new Words(0, "Gradients multiply.")]),
        new("bias", "4.2", language.Code == "ko" ? "편향의 기울기" : "The gradient of the bias", language.Code == "ko" ? [new Words(0, "δ를 구해요.")] : [new Words(0, "What δ is.")]),
    ]);

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
    protected virtual Outline? Outline => TwoLessons;

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
