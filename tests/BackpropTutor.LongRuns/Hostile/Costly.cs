using System.Text;
using System.Text.Json;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>A request that costs the service much.</summary>
/// <param name="Body">Posted as JSON; null for an address that is asked for.</param>
sealed record Costly(string Name, string Path, string? Body = null)
{
    public static Costly Grade(string name, string program, object variables, string wrt, string answer = "1") =>
        new("grade " + name, "/api/v1/grade", JsonSerializer.Serialize(new { program, variables, wrt, answer }));

    public static Costly Differentiate(string name, string program, object variables, params string[] wrt) => new(
        "differentiate " + name, "/api/v1/differentiate",
        wrt.Length == 0 ? JsonSerializer.Serialize(new { program, variables }) : JsonSerializer.Serialize(new { program, variables, wrt }));

    public static Costly Explore(string name, string program, string inputs, string grain = "") =>
        new("explore " + name, $"/en/explorer?program={Uri.EscapeDataString(program)}&inputs={Uri.EscapeDataString(inputs)}&grain={grain}");

    public static Costly Picture(string name, string program, string inputs, string grain) => new(
        "picture " + name,
        $"/en/explorer/picture.svg?program={Uri.EscapeDataString(program)}&inputs={Uri.EscapeDataString(inputs)}&grain={grain}");

    public async Task<HttpResponseMessage> SendAsync(HttpClient client, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, Path)
        {
            Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        return await client.SendAsync(request, cancellation);
    }
}
