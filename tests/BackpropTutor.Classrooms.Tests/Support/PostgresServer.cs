using BackpropTutor.Classrooms.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>
/// The PostgreSQL server of these tests; started by the first that needs one. Where none is installed these tests are skipped, unless
/// BACKPROP_REQUIRE_POSTGRES says that they must run.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    readonly PostgresProcess process = new();
    readonly Lazy<Task> started;

    public PostgresServer() => started = new(process.StartAsync);

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        if (!PostgresProcess.IsInstalled && Environment.GetEnvironmentVariable("BACKPROP_REQUIRE_POSTGRES") != "1")
        {
            Assert.Skip("PostgreSQL's server (initdb, pg_ctl) is not installed: the tests on it did not run.");
        }

        await started.Value;
        return await process.NewDatabaseAsync();
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
