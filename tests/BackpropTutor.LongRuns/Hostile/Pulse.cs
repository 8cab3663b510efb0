using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>
/// Asks for one page again and again, each time over a new line, as somebody does who has nothing to do with the crowd; on a thread of its
/// own, so
/// that no work of this process is counted as the service's.
/// </summary>
sealed class Pulse : IDisposable
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    readonly StartedService service;
    readonly byte[] request;
    readonly List<double> times = [];
    readonly ManualResetEventSlim stopped = new();
    readonly Thread thread;

    public Pulse(StartedService service, string path)
    {
        this.service = service;
        request = Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {service.Authority}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n");
        thread = new(Run) { IsBackground = true };
        thread.Start();
    }

    /// <summary>In milliseconds, the longest first; what did not come at all counts as endless.</summary>
    public IReadOnlyList<double> Times
    {
        get
        {
            lock (times)
            {
                return [.. times.OrderDescending()];
            }
        }
    }

    public double Worst => Times is [var worst, ..] ? worst : 0;

    public override string ToString() => Times is { Count: > 0 } all
        ? $"{all[all.Count / 2]:F0} / {all[all.Count / 20]:F0} / {all[0]:F0} ms" : "-";

    public void Dispose()
    {
        stopped.Set();
        thread.Join();
        stopped.Dispose();
    }

    void Run()
    {
        do
        {
            var start = Stopwatch.GetTimestamp();
            var came = Ask();
            lock (times)
            {
                times.Add(came ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : double.PositiveInfinity);
            }
        }
        while (!stopped.Wait(Between));
    }

    bool Ask()
    {
        try
        {
            using var line = new TcpClient { ReceiveTimeout = 60_000 };
            line.Connect(service.Address.Host, service.Address.Port);
            var stream = line.GetStream();
            stream.Write(request);
            var (buffer, length, begin) = (new byte[64 << 10], 0, "");
            while (stream.Read(buffer) is > 0 and var count)
            {
                begin = length == 0 ? Encoding.ASCII.GetString(buffer, 0, Math.Min(count, 12)) : begin;
                length += count;
            }

            return begin == "HTTP/1.1 200";
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            return false;
        }
    }
}
