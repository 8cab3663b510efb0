using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>The service as a process of its own, which can be killed.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;
    readonly string data;

    ServiceProcess(Process process, Uri address, string data) => (this.process, Address, this.data) = (process, address, data);

    public Uri Address { get; }

    /// <summary>Starts it at that port and waits until it is ready.</summary>
    public static async Task<ServiceProcess> StartAsync(int port)
    {
        // Beside its own sources, in the same configuration as the tests.
        var folder = AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "BackpropTutor.Web.Tests"), Path.Combine("src", "BackpropTutor.Web"), StringComparison.Ordinal);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "BackpropTutor.Web.dll"), "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var data = Directory.CreateTempSubdirectory("backprop-service-").FullName;
        start.Environment["Data__Path"] = data;
        var service = new ServiceProcess(Process.Start(start)!, address, data);
        service.process.OutputDataReceived += static (_, _) => { };
        service.process.ErrorDataReceived += static (_, _) => { };
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        await service.ReadyAsync();
        return service;
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Without a warning, as a machine that loses its power.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a container engine sends it. How long the process goes on.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var start = Stopwatch.GetTimestamp();
        const int terminate = 15;
        Assert.Equal(0, Signal(process.Id, terminate));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return Stopwatch.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var end = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var answer = await client.GetAsync("health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (end.Elapsed < Patience && !process.HasExited)
            {
                // Not yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Signal(int process, int signal);
}
