using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackpropTutor.Classrooms.Data;

/// <summary>
/// Lets one process after the other migrate. EF's own lock is not enough: on PostgreSQL it is let go between two migrations, and in the
/// embedded database it stays behind when the process that held it was killed, so that nobody could start any more.
/// </summary>
sealed class MigrationLock : IAsyncDisposable
{
    /// <summary>Any number that nothing else of this service uses.</summary>
    const long Number = 0x6261636b70726f70;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly IAsyncDisposable held;

    MigrationLock(IAsyncDisposable held) => this.held = held;

    /// <summary>Waits for those who came before; ended by its disposal, and by the end of the process.</summary>
    public static async Task<MigrationLock> TakeAsync(DatabaseSettings settings, TimeProvider clock, CancellationToken stop)
    {
        if (settings.IsEmbedded)
        {
            return new(await TakeFileAsync(settings.File + ".lock", clock, stop));
        }

        var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue(Number);
        await command.ExecuteNonQueryAsync(stop);
        return new(connection);
    }

    /// <summary>What a process that was killed left behind; nobody else is at it while this lock is held.</summary>
    public static Task ForgetKilledAsync(ClassroomsContext context, CancellationToken stop) =>
        context is SqliteContext
            ? context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop)
            : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (held is NpgsqlConnection connection)
        {
            // A connection goes back to the pool with its locks.
            await using var command = new NpgsqlCommand("select pg_advisory_unlock($1)", connection);
            command.Parameters.AddWithValue(Number);
            await command.ExecuteNonQueryAsync();
        }

        await held.DisposeAsync();
    }

    static async Task<FileStream> TakeFileAsync(string path, TimeProvider clock, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, clock, stop);
            }
        }
    }
}
