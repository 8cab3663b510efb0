using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Tests.Support;

namespace BackpropTutor.LongRuns.Classrooms;

/// <summary>A database for one run, embedded or on a server of its own.</summary>
sealed class RunDatabase : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("backprop-run-").FullName;

    public PostgresProcess? Server { get; private init; }

    public DatabaseSettings Settings { get; private set; } = null!;

    public static async Task<RunDatabase> OpenAsync(string kind)
    {
        var database = new RunDatabase { Server = kind == "postgres" ? new PostgresProcess() : null };
        if (database.Server is { } server)
        {
            await server.StartAsync();
        }

        database.Settings = new(database.folder, database.Server is null ? null : await database.Server.NewDatabaseAsync());
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
