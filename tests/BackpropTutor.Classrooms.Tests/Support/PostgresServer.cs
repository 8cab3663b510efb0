using System.Diagnostics;
using BackpropTutor.Classrooms.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>
/// A PostgreSQL server of these tests' own, in a folder of its own and reached by a socket in it; started by the first test that needs one. Where the
/// server is not installed these tests are skipped, unless BACKPROP_REQUIRE_POSTGRES says that they must run.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    static readonly string[] Places = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql"];

    readonly Lazy<Task<string>> started;
    readonly string folder = Path.Combine(Path.GetTempPath(), $"backprop-postgres-{Guid.NewGuid():N}");
    readonly string? programs = FindPrograms();

    public PostgresServer() => started = new(StartAsync);

    public static bool IsRequired => Environment.GetEnvironmentVariable("BACKPROP_REQUIRE_POSTGRES") == "1";

    string Data => Path.Combine(folder, "data");

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        if (programs is null && !IsRequired)
        {
            Assert.Skip("PostgreSQL's server (initdb, pg_ctl) is not installed: the tests on it did not run.");
        }

        var server = await started.Value;
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{server};Database={name};Maximum Pool Size=20";
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated && started.Value.IsCompletedSuccessfully)
        {
            await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    async Task<string> StartAsync()
    {
        Directory.CreateDirectory(folder);
        if (IsRoot)
        {
            await RunProgramAsync("chown", "postgres", folder);
        }

        await RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        await RunAsync("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses='' -c max_connections=200", "-w", "start");
        return $"Host={folder};Username=postgres";
    }

    static bool IsRoot => Environment.UserName == "root";

    /// <summary>The server refuses to run as root.</summary>
    Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(programs ?? throw new InvalidOperationException("PostgreSQL's server is required and not installed."), program);
        return IsRoot ? RunProgramAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunProgramAsync(path, arguments);
    }

    async Task RunProgramAsync(string program, params string[] arguments)
    {
        // What the server itself goes on to write must not keep these streams open, so it writes to a file.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = program != "runuser" })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    static string? FindPrograms() => Places.Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateDirectories(place).OrderDescending(StringComparer.Ordinal).Prepend(place))
        .Select(place => Path.Combine(place, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
}
