using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BackpropTutor.Web.Tests.Api;

/// <summary>A few words for talking with the API.</summary>
static class Json
{
    const double Tolerance = 1e-9;

    /// <summary>Posts a JSON text and gives the status and the parsed body.</summary>
    public static async Task<Answer> PostAsync(this ApiSite site, string path, string body, string language = "en")
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post,
            path)
        { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType,
            text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, text);
    }

    /// <summary>The value at a path of names and places: <c>["gradients", "W", "value", 0, 1]</c>.</summary>
    public static JsonElement At(this JsonElement json, params object[] path) => path.Aggregate(json, (inner, step) => step switch
    {
        string name => inner.TryGetProperty(name, out var member) ? member : throw new KeyNotFoundException($"'{name}' is not in {inner}."),
        int place => inner[place],
        _ => throw new ArgumentException("A path is of names and places.", nameof(path)),
    });

    /// <summary>The same numbers in the same arrangement, within 1e-9 relative.</summary>
    public static void AssertNumbers(JsonElement expected, JsonElement actual)
    {
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        if (expected.ValueKind != JsonValueKind.Array)
        {
            var (wanted, found) = (expected.GetDouble(), actual.GetDouble());
            Assert.True(Math.Abs(wanted - found) <= Tolerance * Math.Max(1e-3, Math.Abs(wanted)), $"{found} is not {wanted}.");
            return;
        }

        Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
        foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
        {
            AssertNumbers(one, other);
        }
    }

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    /// <summary>What came back.</summary>
    public sealed record Answer(HttpStatusCode Status, string? MediaType, JsonElement Body, string Text)
    {
        public JsonElement Succeeded()
        {
            Assert.True(Status == HttpStatusCode.OK, Text);
            return Body;
        }

        /// <summary>Problem details of that status, whose detail names what is wrong.</summary>
        public JsonElement Refused(HttpStatusCode status, string detail = "")
        {
            Assert.True(Status == status, $"{Status}: {Text}");
            Assert.Equal("application/problem+json", MediaType);
            Assert.Equal((int)status, Body.At("status").GetInt32());
            if (detail.Length > 0)
            {
                Assert.Contains(detail, Body.At("detail").GetString(), StringComparison.Ordinal);
            }

            return Body;
        }

        public string[] NoteKinds() => [.. Body.At("notes").EnumerateArray().Select(note => note.At("kind").GetString()!)];
    }
}
