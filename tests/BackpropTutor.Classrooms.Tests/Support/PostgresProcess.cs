using System.Diagnostics;
using Npgsql;

namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>A PostgreSQL server of one's own, in a folder of its own and reached by a socket in it.</summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    static readonly string[] Places = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql"];

    static readonly string? Programs = Places.Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateDirectories(place).OrderDescending(StringComparer.Ordinal).Prepend(place))
        .Select(place => Path.Combine(place, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    readonly string folder = Path.Combine(Path.GetTempPath(), $"backprop-postgres-{Guid.NewGuid():N}");
    bool isRunning;

    public static bool IsInstalled => Programs is not null;

    /// <summary>The server refuses to run as root.</summary>
    static bool IsRoot => Environment.UserName == "root";

    string Data => Path.Combine(folder, "data");

    string Server => $"Host={folder};Username=postgres";

    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        if (IsRoot)
        {
            await RunProgramAsync("chown", "postgres", folder);
        }

        await RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        await StartAgainAsync();
    }

    /// <summary>Ends the server as if the power had failed; nothing is written down any more.</summary>
    public async Task CrashAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        isRunning = false;
    }

    public async Task StartAgainAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-o",
            $"-k {folder} -c listen_addresses='' -c max_connections=200", "-w", "start");
        isRunning = true;
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{Server};Database={name};Maximum Pool Size=20";
    }

    public async ValueTask DisposeAsync()
    {
        if (isRunning)
        {
            await CrashAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL's server is not installed."), program);
        return IsRoot ? RunProgramAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunProgramAsync(path, arguments);
    }

    static async Task RunProgramAsync(string program, params string[] arguments)
    {
        // The server goes on after pg_ctl has ended and must hold none of our streams, so a shell gives it others.
        var command = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(command)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
