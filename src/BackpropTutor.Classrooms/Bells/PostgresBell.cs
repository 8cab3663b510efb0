using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BackpropTutor.Classrooms.Bells;

/// <summary>
/// For several processes on one PostgreSQL server: one connection listens, and what rang here is told to the others ten times a second,
/// outside of every transaction, since NOTIFY takes a lock over the whole database as it commits.
/// </summary>
public sealed partial class PostgresBell(string connection, LocalBell here, TimeProvider clock, ILogger<PostgresBell> logger)
    : BackgroundService, IRoomBell
{
    const string Channel = "room";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentDictionary<Guid, byte> rung = new();

    public void Ring(Guid room)
    {
        here.Ring(room);
        rung[room] = 0;
    }

    public IDisposable Listen(Guid room, Action heard) => here.Listen(room, heard);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(TellAsync(stoppingToken), HearAsync(stoppingToken));

    async Task TellAsync(CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            foreach (var room in rung.Keys)
            {
                rung.TryRemove(room, out _);
                try
                {
                    await using var command = source.CreateCommand($"select pg_notify('{Channel}', $1)");
                    command.Parameters.AddWithValue(room.ToString());
                    await command.ExecuteNonQueryAsync(stop);
                }
                catch (NpgsqlException problem)
                {
                    rung[room] = 0;
                    LogTell(problem);
                    break;
                }
            }
        }
    }

    async Task HearAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var listening = new NpgsqlConnection(connection);
                await listening.OpenAsync(stop);
                listening.Notification += (_, message) =>
                {
                    if (Guid.TryParse(message.Payload, out var room))
                    {
                        here.Ring(room);
                    }
                };
                await using (var command = new NpgsqlCommand($"listen {Channel}", listening))
                {
                    await command.ExecuteNonQueryAsync(stop);
                }

                here.RingAll();
                while (true)
                {
                    await listening.WaitAsync(stop);
                }
            }
            catch (NpgsqlException problem)
            {
                LogHear(problem);
                await Task.Delay(Pause * 5, clock, stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other processes could not be told of changes; it is tried again.")]
    partial void LogTell(Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of other processes could not be heard; it is tried again.")]
    partial void LogHear(Exception problem);
}
