using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>
/// Costly requests one by one: what each takes of processor and memory, and whether a kept lesson is there meanwhile. Then all of them,
/// several at a
/// time, in the memory of a small container, and requests that no client should send: none may be answered with 500.
/// </summary>
sealed class BombsRun : ILongRun
{
    const double MostSeconds = 1;
    const long MostMegabytes = 100;
    const double LongestLesson = 100;

    /// <summary>After so many calls the runtime compiles a method anew, which is not the cost of what calls it next.</summary>
    const int WarmUps = 40;

    /// <summary>What the runtime takes for its heap in a container of 512 MB: three quarters.</summary>
    const string HeapOfASmallContainer = "0x18000000";

    public static string Verb => "bombs";

    public static string Summary =>
        "costly requests one by one, then in little memory, and malformed ones: seconds, memory, statuses (--only product)";

    public static int Run(Options options) => RunAsync(options).GetAwaiter().GetResult();

    static async Task<int> RunAsync(Options options)
    {
        var chosen = Bombs.All.Where(bomb => bomb.Name.Contains(options.Text("only") ?? "", StringComparison.Ordinal)).ToArray();
        var failed = await OneByOneAsync(chosen);
        if (options.Text("only") is null)
        {
            failed += await InLittleMemoryAsync(chosen);
            failed += await MalformedAsync();
        }

        Console.WriteLine($"{failed} failed");
        return failed == 0 ? 0 : 1;
    }

    static async Task<int> OneByOneAsync(Costly[] bombs)
    {
        await using var service = await StartedService.StartAsync();
        using var client = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(2) };
        await WarmUpAsync(service, client);
        var failed = 0;
        Console.WriteLine($"{"",-42} status  answer      CPU  memory    lesson");
        foreach (var bomb in bombs)
        {
            service.ForgetPeak();
            var (cpu, memory, start) = (service.Cpu, service.Memory, Stopwatch.GetTimestamp());
            int status;
            Pulse pulse;
            using (pulse = new Pulse(service, "/en/lessons/error-signal"))
            {
                status = await StatusAsync(bomb, client);
            }

            var answered = Stopwatch.GetElapsedTime(start);
            // What goes on after the answer is its cost too.
            await service.CalmAsync();
            var taken = (service.Cpu - cpu).TotalSeconds;
            var grown = service.Peak - memory;
            var isFine = status is 200 or 400 or 404 or 413 && taken <= MostSeconds && grown <= MostMegabytes
                && pulse.Worst <= LongestLesson;
            failed += isFine ? 0 : 1;
            var figures = string.Create(
                CultureInfo.InvariantCulture,
                $"{status,6} {answered.TotalSeconds,6:F2} s {taken,6:F2} s {grown,4} MB {pulse.Worst,6:F0} ms");
            Console.WriteLine($"{bomb.Name,-42} {figures}{(isFine ? "" : "  FAILED")}");
            if (service.HasEnded)
            {
                Console.WriteLine("The process has ended.");
                return failed + 1;
            }
        }

        Console.WriteLine($"memory at the end {service.Memory} MB");
        return failed;
    }

    static async Task<int> InLittleMemoryAsync(Costly[] bombs)
    {
        await using var service = await StartedService.StartAsync(("DOTNET_GCHeapHardLimit", HeapOfASmallContainer));
        using var client = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(2) };
        var statuses = new ConcurrentBag<int>();
        // The widest many times over, for they would take the memory together.
        var widest = bombs.Where(bomb => bomb.Name.Contains("large", StringComparison.Ordinal)
            || bomb.Name.Contains("wide", StringComparison.Ordinal));
        await Parallel.ForEachAsync(
            bombs.Concat(Enumerable.Repeat(widest, 8).SelectMany(all => all)), new ParallelOptions { MaxDegreeOfParallelism = 24 },
            async (bomb, _) => statuses.Add(await StatusAsync(bomb, client)));
        var isFine = !service.HasEnded && statuses.All(status => status is 200 or 400 or 404 or 413 or 429 or 503);
        Console.WriteLine($"in a container of 512 MB: {Counted(statuses)}, at most {service.Peak} MB{(isFine ? "" : "  FAILED")}");
        return isFine ? 0 : 1;
    }

    static async Task<int> MalformedAsync()
    {
        await using var service = await StartedService.StartAsync();
        var (statuses, failed) = (new List<int>(), 0);
        foreach (var request in Malformed.All(service.Authority))
        {
            var status = await request.SendAsync(service.Address);
            statuses.Add(status);
            if (status is >= 500 or < 0)
            {
                failed++;
                Console.WriteLine($"{request.Name}: {status}  FAILED");
            }
        }

        Console.WriteLine($"malformed: {Counted(statuses)}");
        return failed;
    }

    static async Task WarmUpAsync(StartedService service, HttpClient client)
    {
        const string layer = "z = W*x\nh = sigmoid(z)\ns = sum(relu(h - .5)*h/2 - max(h, 1 - z)*tanh(z))";
        Costly[] small =
        [
            Costly.Grade("", layer, new { W = new[] { 3, 4 }, x = new[] { 4 } }, "W", "relu(h)*x'"),
            Costly.Explore("", layer, "W: 3x4\nx: 4", "gates"),
            Costly.Grade("", "s = x*x", new { x = Array.Empty<int>() }, "x", "2x"),
                Costly.Grade("", "s = x*x", new { x = Array.Empty<int>() }, "x", "x"),
            Costly.Differentiate("", "s = x*x", new { x = 1 }), Costly.Explore("", "s = x*x", "x = 1"),
                Costly.Picture("", "s = x*x", "x = 1", ""),
            new("", "/en/lessons/error-signal"),
        ];
        for (var round = 0; round < WarmUps; round++)
        {
            foreach (var request in small)
            {
                await StatusAsync(request, client);
            }
        }

        await service.CalmAsync();
    }

    /// <summary>-1 where nothing came back.</summary>
    static async Task<int> StatusAsync(Costly request, HttpClient client)
    {
        try
        {
            using var response = await request.SendAsync(client);
            await response.Content.ReadAsByteArrayAsync();
            return (int)response.StatusCode;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            return -1;
        }
    }

    internal static string Counted(IEnumerable<int> statuses) =>
        string.Join(", ", statuses.GroupBy(status => status).OrderBy(group => group.Key).Select(group => $"{group.Count()} × {group.Key}"));
}
