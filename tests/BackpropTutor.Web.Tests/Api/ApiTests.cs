using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace BackpropTutor.Web.Tests.Api;

/// <summary>What holds for every address of the API.</summary>
public sealed class ApiTests(ApiSite site, ApiSite.Limited limited) : IClassFixture<ApiSite>, IClassFixture<ApiSite.Limited>
{
    const string Request = """{ "program": "s = 1" }""";

    [Fact]
    public async Task TheDocumentDescribesBothWithTheirBodies()
    {
        using var client = site.NewClient();
        var document = Json.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        foreach (var path in new[] { "/api/v1/differentiate", "/api/v1/grade" })
        {
            var post = document.At("paths", path, "post");
            Assert.NotEmpty(post.At("requestBody", "content", "application/json", "schema").EnumerateObject());
            Assert.NotEmpty(post.At("responses", "200", "content", "application/json", "schema").EnumerateObject());
            Assert.Contains("application/problem+json", post.At("responses", "400").GetRawText(), StringComparison.Ordinal);
            Assert.Contains("429", post.At("responses").EnumerateObject().Select(response => response.Name));
        }
    }

    [Theory]
    [InlineData("/api/v1/differentiate")]
    [InlineData("/api/v1/grade")]
    public async Task ABodyOverTheLimitIsRefused(string path)
    {
        var request = JsonSerializer.Serialize(new { program = "s = 1", padding = new string(' ', 1024 * 1024) });

        (await site.PostAsync(path, request)).Refused(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task ABodyWithoutALengthIsCutOffAtTheLimitToo()
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/differentiate")
        {
            Content = new StreamContent(
            new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 2 * 1024 * 1024))))
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task WhoeverAsksTooOftenIsToldWhenToTryAgain()
    {
        using var client = limited.NewClient();
        HttpResponseMessage response;
        var asked = 0;
        do
        {
            response = await client.PostAsync("/api/v1/differentiate", new StringContent(Request, Encoding.UTF8, "application/json"),
                TestContext.Current.CancellationToken);
        }
        while (response.StatusCode == HttpStatusCode.OK && ++asked < 5);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(2, asked);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var page = await client.GetAsync("/en/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/v1/differentiate", "application/json", 405)]
    [InlineData("POST", "/api/v1/differentiate", "text/plain", 415)]
    [InlineData("POST", "/api/v1/integrate", "application/json", 404)]
    public async Task WhatTheApiHasNotIsAProblemAndNoPage(string method, string path, string contentType, int status)
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent(Request, Encoding.UTF8, contentType);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status.ToString(CultureInfo.InvariantCulture), ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
