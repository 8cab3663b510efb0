using System.Globalization;

namespace BackpropTutor.Web.Hosting;

/// <summary>
/// <c>dotnet BackpropTutor.Web.dll --health</c> asks the service that runs on this machine whether it is ready: the container's health
/// check, which then needs neither a shell nor curl in the image.
/// </summary>
static class HealthVerb
{
    const int ContainerPort = 8080;

    public static bool IsAsked(string[] args) => args is ["--health"];

    /// <summary>Prints what the service says of itself; 0 when it is ready, 1 otherwise.</summary>
    public static async Task<int> AskAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var response = await client.GetAsync(new Uri(Address(), "/health/ready"));
            Console.WriteLine(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine(error.Message);
            return 1;
        }
    }

    static Uri Address()
    {
        if (First("ASPNETCORE_URLS") is { } url)
        {
            // "http://+:80" and "http://*:80" mean every address of the machine; loopback is one of them.
            var reachable = url.Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);
            return new Uri(reachable);
        }

        var port = First("ASPNETCORE_HTTP_PORTS") ?? ContainerPort.ToString(CultureInfo.InvariantCulture);
        return new Uri($"http://127.0.0.1:{port}");
    }

    static string? First(string variable) =>
        Environment.GetEnvironmentVariable(variable)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault();
}
