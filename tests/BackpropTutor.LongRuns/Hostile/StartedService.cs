using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>The service as a process of its own, as it was built beside this run, with what its work costs it.</summary>
sealed class StartedService : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Process process;
    readonly CancellationTokenSource ended = new();
    readonly Task watching;
    long peak;

    StartedService(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        watching = WatchAsync();
    }

    public Uri Address { get; }

    public string Authority => Address.GetLeftPart(UriPartial.Authority)["http://".Length..];

    /// <summary>Processor time that it has taken so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, in megabytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>The most of it since <see cref="ForgetPeak"/>, in megabytes.</summary>
    public long Peak => Math.Max(Interlocked.Read(ref peak), Memory);

    public bool HasEnded => process.HasExited;

    public void ForgetPeak() => Interlocked.Exchange(ref peak, Memory);

    /// <summary>Starts it with limits for rates that nothing here meets, so that those for work are what is tried.</summary>
    /// <param name="settings">More environment variables.</param>
    public static async Task<StartedService> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "BackpropTutor.LongRuns"), Path.Combine("src", "BackpropTutor.Web"), StringComparison.Ordinal);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "BackpropTutor.Web.dll"), "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        const string many = "10000000";
        (string Name, string Value)[] open =
        [
            ("Api__RequestsPerMinute", many), ("Pages__CalculationsPerMinute", many), ("Circuits__PerClient", many),
                ("Circuits__Most", many),
            // As published: a build from source looks at each file of the course again for each page.
            ("Content__Folder", File.ReadAllText(Path.Combine(folder, "content.source")).Trim()),
        ];
        foreach (var (name, value) in open.Concat(settings))
        {
            start.Environment[name] = value;
        }

        var service = new StartedService(Process.Start(start)!, address);
        service.process.OutputDataReceived += static (_, _) => { };
        service.process.ErrorDataReceived += static (_, _) => { };
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        await service.ReadyAsync();
        return service;
    }

    /// <summary>Until it does nothing any more: the compiler in the background has then calmed down too.</summary>
    public async Task CalmAsync()
    {
        for (var end = Stopwatch.StartNew(); end.Elapsed < Patience;)
        {
            var before = Cpu;
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            if ((Cpu - before).TotalMilliseconds < 60)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await watching;
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        ended.Dispose();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    async Task WatchAsync()
    {
        while (!ended.IsCancellationRequested && !process.HasExited)
        {
            using (var now = Process.GetProcessById(process.Id))
            {
                Interlocked.Exchange(ref peak, Math.Max(Interlocked.Read(ref peak), now.WorkingSet64 >> 20));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
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
}
