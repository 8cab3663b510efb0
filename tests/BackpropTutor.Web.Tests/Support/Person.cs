using System.Net;
using System.Text.RegularExpressions;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>Somebody with a browser that keeps cookies, follows no redirect, and fills in forms.</summary>
public sealed partial class Person : IDisposable
{
    readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    public Person(Site site) => Client = new(handler) { BaseAddress = site.Address };

    public HttpClient Client { get; }

    /// <summary>The cookies of this browser.</summary>
    public CookieContainer Cookies => handler.CookieContainer;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path);

    public Task<string> ReadAsync(string path) => Client.GetStringAsync(path);

    /// <summary>Opens the page and sends its form of that name with these fields.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(path);
        var part = page[page.IndexOf($"value=\"{form}\"", StringComparison.Ordinal)..];
        var token = Token().Match(page[..^part.Length].Split("<form")[^1] + part).Groups["token"].Value;
        return await Client.PostAsync(path, new FormUrlEncodedContent(
            [new("_handler", form), new("__RequestVerificationToken", token),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));
    }

    /// <summary>Where an answer leads, within the site; null where it leads nowhere.</summary>
    public static string? Target(HttpResponseMessage answer) => answer.Headers.Location is { } target
        ? new Uri(answer.RequestMessage!.RequestUri!, target) is var whole && whole.Authority == answer.RequestMessage.RequestUri!.Authority
            ? whole.PathAndQuery
            : whole.ToString()
        : null;

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
