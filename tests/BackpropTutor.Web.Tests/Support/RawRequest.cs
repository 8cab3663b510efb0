using System.Net.Sockets;
using System.Text;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>A request as it goes over the line, for what no client library would send.</summary>
static class RawRequest
{
    /// <summary>Everything that is answered until the server closes the line. Each character of the request is a byte.</summary>
    public static async Task<string> SendAsync(Uri site, string request)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(site.Host, site.Port, TestContext.Current.CancellationToken);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
