using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace BackpropTutor.Web.Tests.Api;

/// <summary>Whatever is sent to the API, a mistake of the caller's is a 4xx with a sentence, and reaches the caller.</summary>
public sealed class HostileBodyTests(ApiSite site) : IClassFixture<ApiSite>
{
    const string Grade = "/api/v1/grade";
    const string Differentiate = "/api/v1/differentiate";
    const string Good = """{"program":"f = x*x","variables":{"x":2}}""";

    public static TheoryData<string> Bodies() =>
    [
        "", "   ", "null", "true", "1", "\"x\"", "[]", "[{}]", "{", "}", "{\"program\":\"x\",}", "{/*x*/\"program\":\"f=1\"}",
            "{'program':'x'}", "{}{}",
        """{"program":"f=x*x","variables":{"x":NaN}}""", """{"program":"f=x*x","variables":{"x":1e400}}""",
            """{"program":"f=x*x","variables":{"x":1e999999999999}}""",
        """{"program":"f=x","variables":{"x":012}}""", """{"program":"f=x*x","program":"f=2x","variables":{"x":1,"x":2}}""",
        """{"program":"f=x","variables":{"x":""" + new string('[', 100_000) + new string(']', 100_000) + "}}", new string('[', 500_000),
        """{"program":"f=\ud800","variables":{}}""", """{"program":"\udc00x","wrt":"\ud83d","answer":"\ud800"}""",
            """{"program":"f=\u0000x","variables":{"\u0000":1}}""",
        """{"program":"\x41"}""", "{\"program\":\"a\u0001b\"}", "{\"" + new string('k', 500_000) + "\":1}",
        """{"program":1,"variables":[],"wrt":{}}""", """{"program":{"x":1},"variables":"x"}""",
        """{"program":null,"variables":null,"wrt":null,"output":null,"answer":null,"given":null,"values":null,"f":null}""",
        """{"program":"f=x","variables":{"x":null},"wrt":[null],"given":{"d":null}}""",
            """{"program":"f=x","variables":{"x":[[1,2],[3]]}}""",
        """{"program":"f=sum(x)","variables":{"x":[[],[]]}}""", """{"program":"f=sum(x)","variables":{"x":["1","NaN"]}}""",
            """{"program":"f=x","variables":{"":1}}""",
        """{"program":"s=sum(x)","variables":{"x":[-1]},"wrt":"x","answer":"1"}""",
            """{"program":"s=sum(x)","variables":{"x":[1000000,1000000]},"wrt":"x","answer":"1"}""",
        """{"program":"s=x*x","variables":{"x":[]},"wrt":"x","answer":"2x","seed":-1}""",
            """{"program":"z=x*x\ns=z*z","variables":{"x":[]},"wrt":"x","answer":"1","given":{"d":"x"}}""",
        """{"program":"s=f(x)","variables":{"x":[]},"wrt":"x","answer":"1","f":"f"}""",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task ABodyThatCannotBeReadIsNoFault(string body)
    {
        foreach (var path in new[] { Grade, Differentiate })
        {
            var answer = await site.PostAsync(path, body);

            Assert.InRange((int)answer.Status, 200, 499);
            Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
            if (answer.Status != HttpStatusCode.OK)
            {
                Assert.NotEmpty(answer.Body.At("detail").GetString()!);
            }
        }
    }

    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=\"nonsense\"")]
    [InlineData("application/json;;;")]
    [InlineData("application/json, text/html")]
    [InlineData("text/html")]
    [InlineData("")]
    public async Task AnotherTypeOrACharsetThatIsNoneIsA415(string type)
    {
        var (status, body) = await PostAsync(type, Encoding.UTF8.GetBytes(Good));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("\"detail\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task TheTypeItselfIsRead(string type) => Assert.Equal(HttpStatusCode.OK,
        (await PostAsync(type, Encoding.UTF8.GetBytes(Good))).Status);

    [Theory]
    [MemberData(nameof(NoNames))]
    public async Task WhatIsNoNameIsA400(string name)
    {
        foreach (var (path, body) in new[]
        {
            (Differentiate, Json(new { program = "f=x*x", variables = new Dictionary<string, double> { ["x"] = 1, [name] = 1 } })),
            (Differentiate, Json(new { program = "f=x*x", variables = new { x = 1 }, output = name })),
            (Differentiate, Json(new { program = "f=x*x", variables = new { x = 1 }, wrt = new[] { name } })),
            (Grade, Json(new { program = "f=x*x", variables = new { x = Array.Empty<int>() }, wrt = name, answer = "2x" })),
            (Grade, Json(new { program = "f=x*x", variables = new Dictionary<string, int[]> { ["x"] = [], [name] = [] }, wrt = "x",
                answer = "2x" })),
            (Grade, Json(new { program = "f=x*x", variables = new { x = Array.Empty<int>() }, wrt = "x", answer = "2x",
                given = new Dictionary<string, string> { [name] = "x" } })),
            (Grade, Json(new { program = "f=x*x", variables = new { x = Array.Empty<int>() }, wrt = "x", answer = "2x",
                given = new Dictionary<string, string> { ["d"] = name } })),
        })
        {
            (await site.PostAsync(path, body)).Refused(HttpStatusCode.BadRequest);
        }
    }

    public static TheoryData<string> NoNames() => ["", " ", "\uFFFE", "x\uFFFE", "\uFFFF", "\uFDD0", "\U0001FFFE", "\u0000", "\u0007"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoSendsEverythingBeforeReadingIsToldThatItWasTooMuch(bool saysItsLength)
    {
        const int length = 3 << 20;
        using var line = new TcpClient();
        await line.ConnectAsync(site.Address.Host, site.Address.Port, TestContext.Current.CancellationToken);
        var stream = line.GetStream();
        var head = $"POST {Grade} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n";
        await SendAsync(head + (saysItsLength ? $"Content-Length: {length}\r\n\r\n" : $"Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n"));
        var part = new string(' ', 64 << 10);
        for (var sent = 0; sent < length; sent += part.Length)
        {
            await SendAsync(part);
        }

        await SendAsync(saysItsLength ? "" : "\r\n0\r\n\r\n");
        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("1,048,576 bytes", answer, StringComparison.Ordinal);

        async Task SendAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
    }

    async Task<(HttpStatusCode Status, string Body)> PostAsync(string type, byte[] body)
    {
        using var client = site.NewClient();
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await client.PostAsync(Differentiate, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    static string Json(object body) => JsonSerializer.Serialize(body);
}
