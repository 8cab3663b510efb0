using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>A request as it goes over the line, for what no client library would send.</summary>
sealed record Malformed(string Name, byte[] Bytes)
{
    const int NoAnswer = -1;

    static readonly string[] Apis = ["/api/v1/grade", "/api/v1/differentiate"];

    /// <param name="authority">The host and port that the service is known by.</param>
    public static IEnumerable<Malformed> All(string authority) =>
        [.. Hosts(), .. Bodies(authority), .. Charsets(authority), .. Characters(authority), .. Methods(authority)];

    /// <summary>The status of the answer; -1 where there was none.</summary>
    public async Task<int> SendAsync(Uri service)
    {
        try
        {
            using var line = new TcpClient { ReceiveTimeout = 30_000 };
            await line.ConnectAsync(service.Host, service.Port);
            var stream = line.GetStream();
            try
            {
                await stream.WriteAsync(Bytes);
            }
            catch (IOException)
            {
                // Refused before all of it was sent; the answer is there to be read.
            }

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var status = await reader.ReadLineAsync(patience.Token);
            return status?.Split(' ') is [_, var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var code)
                ? code : NoAnswer;
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            return NoAnswer;
        }
    }

    static IEnumerable<Malformed> Hosts()
    {
        string[] hosts = ["", "a:99999", "a'b(c)", "a..b", "xn--", new('a', 300), "[::1", "a b", "a/b", "a@b", "<script>", "evil.example",
            "\u00e9", "a:x"];
        string[] paths = ["/", "/en/", "/en/lessons/error-signal", "/none", "/error", "/not-found", "/api/v1/grade", "/health/ready",
            "/robots.txt"];
        foreach (var path in paths)
        {
            yield return new($"HTTP/1.0 without a host {path}", Latin($"GET {path} HTTP/1.0\r\n\r\n"));
            yield return new($"no host {path}", Latin($"GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n"));
            foreach (var host in hosts)
            {
                yield return new($"host {host} {path}", Latin($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
            }
        }
    }

    static IEnumerable<Malformed> Bodies(string authority)
    {
        string[] bodies =
        [
            "", "   ", "null", "true", "1", "\"x\"", "[]", "[{}]", "{}", "{", "}", "{\"program\":\"x\",}", "{/*x*/\"program\":\"f=1\"}",
                "{}{}",
            "{\"program\":\"f=x*x\",\"variables\":{\"x\":NaN}}", "{\"program\":\"f=x*x\",\"variables\":{\"x\":1e400}}",
                "{\"program\":\"f=1/x\",\"variables\":{\"x\":-0}}",
            "{\"program\":\"f=x*x\",\"variables\":{\"x\":" + new string('9', 100_000) + "}}",
            "{\"program\":\"f=x\",\"variables\":{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}}",
            string.Concat(Enumerable.Repeat("{\"a\":", 50_000)) + "1" + new string('}', 50_000), new('[', 500_000),
            "{\"program\":\"f=\\ud800\",\"variables\":{}}", "{\"program\":\"\\udc00x\",\"wrt\":\"\\ud83d\",\"answer\":\"\\ud800\"}",
            "{\"program\":\"f=\\u0000x\",\"variables\":{\"\\u0000\":1}}", "{\"program\":\"f=\u00ff\u00fe\u0080\"}",
                "{\"program\":\"\\x41\"}",
            "{\"" + new string('k', 500_000) + "\":1}", "{\"program\":1,\"variables\":[],\"wrt\":{}}",
                "{\"program\":{\"x\":1},\"variables\":\"x\"}",
            "{\"program\":null,\"variables\":null,\"wrt\":null,\"output\":null,\"answer\":null,\"given\":null,\"values\":null,\"f\":null}",
            "{\"program\":\"f=x\",\"variables\":{\"x\":null},\"wrt\":[null],\"given\":{\"d\":null}}",
                "{\"program\":\"f=x\",\"variables\":{\"x\":[[1,2],[3]]}}",
            "{\"program\":\"f=x\",\"wrt\":\"\",\"variables\":{\"\":[]}}", "{\"program\":\"f=x*x\",\"variables\":{\"\":1,\"x\":2}}",
            "{\"program\":\"s=sum(x)\",\"variables\":{\"x\":[-1]},\"wrt\":\"x\",\"answer\":\"1\"}",
                "{\"program\":\"s=sum(x)\",\"variables\":{\"x\":[1000000,1000000]},\"wrt\":\"x\",\"answer\":\"1\"}",
            "{\"program\":\"s=sum(x)\",\"variables\":{\"x\":[99999999999]},\"wrt\":\"x\",\"answer\":\"1\"}", "{\"program\":\""
                + new string('x', 2 << 20) + "\"}",
            "{\"program\":\"s=x*x\",\"variables\":{\"x\":[]},\"wrt\":\"x\",\"answer\":\"2x\",\"seed\":18446744073709551616}",
        ];
        return from path in Apis
               from body in bodies
               select Posted($"body {(body.Length > 60 ? body[..60] : body)} {path}", authority, path, "application/json", Latin(body));
    }

    static IEnumerable<Malformed> Charsets(string authority)
    {
        string[] types =
        [
            "application/json; charset=nonsense", "application/json; charset=utf-7", "application/json; charset=",
                "application/json; charset=utf-16", "text/plain",
            "application/json; charset=\"utf-8", "multipart/form-data; boundary=x", "x", "application/x-www-form-urlencoded", ";",
                "application/json;;;",
        ];
        return from path in Apis
               from type in types
               select Posted($"type {type} {path}", authority, path, type, Latin("{\"program\":\"f=x*x\",\"variables\":{\"x\":2}}"));
    }

    /// <summary>What is no character, and what is hardly one, in every field.</summary>
    static IEnumerable<Malformed> Characters(string authority)
    {
        foreach (var text in new[] { "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\0", "\ue000", "\u2028", "\u202e", "\u0301", "\ufeff",
            " " })
        {
            var (number, written) = ($"U+{char.ConvertToUtf32(text, 0):X4}", Uri.EscapeDataString(text));
            foreach (var path in new[]
            {
                $"/en/search?q={written}", $"/en/explorer?program={written}", $"/en/explorer?program=x*x&inputs=x%3D2&output={written}",
                $"/en/explorer?program=x*x&inputs={written}%3D2", $"/en/explorer/picture.svg?program=x*x&inputs=x%3D2&output={written}",
                $"/en/help?text={written}&names={written}", $"/en/lessons/error-signal/pictures/practice?node={written}&answer=1",
                $"/en/lessons/error-signal/pictures/practice?v.x={written}&v.{written}=1", $"/en/lessons/{written}", $"/{written}/",
            })
            {
                yield return new($"{number} {path}", Latin($"GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"));
            }

            var escaped = string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));
            foreach (var field in new[] { "program", "wrt", "answer", "f" })
            {
                var fields = new Dictionary<string,
                    string>(StringComparer.Ordinal)
                { ["program"] = "f=x*x", ["wrt"] = "x", ["answer"] = "2x", [field] = escaped };
                var body = "{" + string.Join(",", fields.Select(pair => $"\"{pair.Key}\":\"{pair.Value}\"")) + ",\"variables\":{\"x\":[]}}";
                yield return Posted($"{number} {field}", authority, "/api/v1/grade", "application/json", Latin(body));
            }

            foreach (var (field, value) in new[] { ("variables", $"{{\"{escaped}\":1,\"x\":2}}"), ("output", $"\"{escaped}\""),
                ("wrt", $"[\"{escaped}\"]") })
            {
                var variables = field == "variables" ? "" : "\"variables\":{\"x\":1},";
                yield return Posted($"{number} {field}", authority, "/api/v1/differentiate", "application/json",
                    Latin($"{{{variables}\"program\":\"f=x*x\",\"{field}\":{value}}}"));
            }
        }
    }

    static IEnumerable<Malformed> Methods(string authority) =>
        from method in new[] { "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO" }
        from path in new[] { "/en/", "/en/lessons/error-signal", "/api/v1/grade", "/en/explorer/picture.svg", "/_blazor",
            "/_blazor/negotiate", "/health/ready" }
        select new Malformed($"{method} {path}", Latin($"{method} {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"));

    static Malformed Posted(string name, string authority, string path, string type, byte[] body)
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\nContent-Type: {type}\r\n";
        return new(name, [.. Latin($"{head}Content-Length: {body.Length}\r\n\r\n"), .. body]);
    }

    static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
