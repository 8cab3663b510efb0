using System.Net;
using BackpropTutor.Web.Layouts;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests;

/// <summary>A service whose course breaks while a page is written.</summary>
public sealed class ErrorPageTests(ErrorPageTests.BrokenSite site) : IClassFixture<ErrorPageTests.BrokenSite>
{
    const string Secret = "the connection string is hunter2";

    [Theory]
    [InlineData("/en/", "Something went wrong")]
    [InlineData("/ko/", "문제가 생겼어요")]
    public async Task AnErrorIsA500WithANumberAndNothingElse(string path, string title)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9a-f]{32}</code>", page);
        Assert.DoesNotContain("hunter2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.DoesNotContain(".cs:line", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
    }

    public sealed class BrokenSite : Site
    {
        protected override Outline Outline => new(_ => throw new InvalidOperationException(Secret));
    }
}
