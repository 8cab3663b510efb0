using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>
/// Many who ask for what costs most, at once: is a kept lesson, and the question whether the service is ready, answered meanwhile as if
/// nobody were there? Then circuits with costly answers, and many circuits that are lost at the same moment.
/// </summary>
sealed class CrowdRun : ILongRun
{
    const double Longest = 100;
    const long MostMegabytes = 600;
    const int CostlyCircuits = 30;
    const string Lesson = "/en/lessons/error-signal";
    const string Exercise = "answer-4-2-b";

    /// <summary>What is refused by its size, what is just within it, and what is long.</summary>
    static readonly string[] CostlyAnswers =
    [
        "A = ones(600,2)*u*ones(1,600)\nsum(gelu(A)+softmax(A)+logsumexp(A))*u",
        "A = ones(600,2)*u*ones(1,600)\nsum(max(A, 2*A-1))*u",
        Bombs.Row("exp(u)", "+", 1400),
    ];

    static readonly Costly[] Kinds =
    [
        Costly.Grade("program", Bombs.Row("x", "+", 300), new { x = Array.Empty<int>() }, "x"),
        Costly.Grade("answer", "s = sum(W*x)", new { W = new[] { 3, 4 }, x = new[] { 4 } }, "W",
            "A = ones(600,3)*W*ones(4,600)\nsum(gelu(A)+softmax(A)+logsumexp(A))*W"),
        Costly.Differentiate(
            "600 names", "s = " + string.Join("+", Bombs.Names(600).Select(name => $"{name}*{name}")),
            Bombs.Values([.. Bombs.Names(600).Select(name => (name, (object).5))])),
        Costly.Explore("dense", Bombs.Dense(39, "+"), "x = 1", "definitions"),
        Costly.Explore("a large vector", "s = sum(exp(x)*x)", "x: 900000"),
        new("search", "/en/search?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("a e i o u s t n r l ", 10)))),
        new("page", "/en/explorer"),
    ];

    public static string Verb => "crowd";

    public static string Summary =>
        "a kept lesson and the health check while 50 ask for what costs most, and while circuits do "
        + "(--clients 50 --seconds 10 --circuits 2000)";

    public static int Run(Options options) => RunAsync(options).GetAwaiter().GetResult();

    static async Task<int> RunAsync(Options options)
    {
        ThreadPool.SetMinThreads(64, 64);
        var failed = 0;
        Console.WriteLine($"{"",-28} lesson and health: median / 95 % / worst          at most");
        await using (var service = await StartedService.StartAsync())
        {
            foreach (var kind in Kinds)
            {
                failed += await WatchedAsync(service, kind.Name, () =>
                    CrowdAsync(service, kind, options.Number("clients", 50), TimeSpan.FromSeconds(options.Number("seconds", 10))));
            }

            failed += await WatchedAsync(service, $"{CostlyCircuits} circuits × {CostlyAnswers.Length} checks", () => CheckAsync(service));
        }

        await using (var service = await StartedService.StartAsync())
        {
            failed += await DropAsync(service, options.Number("circuits", 2000));
        }

        Console.WriteLine($"{failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>What the others notice while something goes on.</summary>
    static async Task<int> WatchedAsync(StartedService service, string name, Func<Task<string>> goOnAsync, long most = MostMegabytes)
    {
        using (var client = new HttpClient { BaseAddress = service.Address })
        {
            // Kept for two minutes; whoever asks first has it rendered.
            await client.GetByteArrayAsync(Lesson);
        }

        await service.CalmAsync();
        service.ForgetPeak();
        using var lesson = new Pulse(service, Lesson);
        using var health = new Pulse(service, "/health/ready");
        var done = await goOnAsync();
        var isFine = lesson.Worst <= Longest && health.Worst <= Longest && service.Peak <= most && !service.HasEnded;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-28} {lesson,-24} {health,-24} {service.Peak,4} MB  {done}{(isFine ? "" : "  FAILED")}"));
        return isFine ? 0 : 1;
    }

    static async Task<string> CrowdAsync(StartedService service, Costly kind, int clients, TimeSpan length)
    {
        using var over = new CancellationTokenSource(length);
        var statuses = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async i =>
        {
            using var client = ClientOf(service, i);
            while (!over.IsCancellationRequested)
            {
                try
                {
                    using var response = await kind.SendAsync(client, over.Token);
                    await response.Content.ReadAsByteArrayAsync(over.Token);
                    statuses.Add((int)response.StatusCode);
                }
                catch (OperationCanceledException)
                {
                    // They leave when the time is over.
                }
                catch (HttpRequestException)
                {
                    statuses.Add(-1);
                }
            }
        }));
        return BombsRun.Counted(statuses);
    }

    /// <summary>Each from an address of its own, so that they are as many clients.</summary>
    static HttpClient ClientOf(StartedService service, int number)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.0.{number + 2}")), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new(handler)
        {
            BaseAddress = service.Address,
            Timeout = TimeSpan.FromMinutes(2),
            DefaultRequestHeaders =
            { { "Accept-Encoding", "br" } }
        };
    }

    static async Task<string> CheckAsync(StartedService service)
    {
        var circuits = await OpenAsync(service, CostlyCircuits);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(circuits.SelectMany(circuit => CostlyAnswers.Select(answer => circuit.CheckAsync(Exercise, answer))));
        var length = Stopwatch.GetElapsedTime(start);
        foreach (var circuit in circuits)
        {
            await circuit.DisposeAsync();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{circuits.Count * CostlyAnswers.Length} checks in {length.TotalSeconds:F1} s");
    }

    /// <summary>All are lost at one moment, with checks that nobody waits for any more; another learner's check comes then.</summary>
    static async Task<int> DropAsync(StartedService service, int count)
    {
        var circuits = await OpenAsync(service, count);
        await using var other = (await OpenAsync(service, 1, client: 1))[0];
        await other.CheckAsync(Exercise, "1");
        var worst = TimeSpan.Zero;
        return await WatchedAsync(
            service, $"{count} circuits lost at once",
            async () =>
            {
                await Parallel.ForEachAsync(circuits, async (circuit, _) =>
                {
                    for (var i = 0; i < 3; i++)
                    {
                        await circuit.AskAsync(Exercise, $"{i}");
                    }

                    circuit.Drop();
                });

                for (var all = Stopwatch.StartNew(); all.Elapsed < TimeSpan.FromSeconds(10);)
                {
                    var start = Stopwatch.GetTimestamp();
                    await other.CheckAsync(Exercise, "2");
                    worst = Stopwatch.GetElapsedTime(start) > worst ? Stopwatch.GetElapsedTime(start) : worst;
                    await Task.Delay(TimeSpan.FromMilliseconds(100));
                }

                return string.Create(CultureInfo.InvariantCulture, $"another learner's check {worst.TotalMilliseconds:F0} ms at worst");
            },
            long.MaxValue) + (worst.TotalMilliseconds > 3 * Longest ? 1 : 0);
    }

    static async Task<List<PageCircuit>> OpenAsync(StartedService service, int count, int client = 0)
    {
        using var fetching = new HttpClient { BaseAddress = service.Address };
        var html = await fetching.GetStringAsync(Lesson);
        var line = ClientOf(service, client);
        var circuits = new ConcurrentBag<PageCircuit>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, _) => circuits.Add(await PageCircuit.OpenAsync(new(service.Address, Lesson), html, line)));
        return [.. circuits];
    }
}
