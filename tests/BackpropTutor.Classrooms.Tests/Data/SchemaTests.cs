using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Tests.Data;

public sealed class SchemaTests(PostgresServer server)
{
    [Fact]
    public void TheMigrationsOfTheEmbeddedDatabaseAreComplete()
    {
        using var context = new SqliteContextDesign().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void TheMigrationsOfPostgresAreComplete()
    {
        using var context = new PostgresContextDesign().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [CombinatorialStores]
    public async Task AMomentComesBackInUtcAndCanBeSorted(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var seoul = new DateTimeOffset(2027, 3, 2, 8, 30, 0, 123, TimeSpan.FromHours(9));
        await using (var context = await school.OpenContextAsync())
        {
            context.Audit.Add(new() { At = seoul, ByName = "x", Action = "a", Subject = "later" });
            context.Audit.Add(new() { At = seoul.AddMilliseconds(-1), ByName = "x", Action = "a", Subject = "earlier" });
            await context.SaveChangesAsync();
        }

        await using var again = await school.OpenContextAsync();
        var rows = await again.Audit.Where(row => row.Action == "a").OrderBy(row => row.At).ToListAsync();

        Assert.Equal(["earlier", "later"], rows.Select(row => row.Subject));
        Assert.Equal(seoul, rows[1].At);
        Assert.Equal(TimeSpan.Zero, rows[1].At.Offset);
    }

    [Theory]
    [CombinatorialStores]
    public async Task SeveralProcessesMayMigrateAtOnce(Store store)
    {
        var settings = new DatabaseSettings(
            Directory.CreateTempSubdirectory("backprop-school-").FullName, store == Store.Postgres
                ? await server.NewDatabaseAsync()
                : null);

        var schools = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => School.OpenAsync(settings))));
        await using (var context = await schools[2].OpenContextAsync())
        {
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
            Assert.Equal(1, await context.DataProtectionKeys.CountAsync());
        }

        foreach (var school in schools)
        {
            await school.DisposeAsync();
        }
    }

    [Fact]
    public async Task AProcessThatWasKilledWhileItMigratedStopsNobody()
    {
        await using var school = await School.OpenAsync(Store.Sqlite, server);
        await using var context = await school.OpenContextAsync();
        await context.Database.ExecuteSqlAsync(
            $"""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2027-01-01 00:00:00')
            """);

        await school.Get<Database>().PrepareAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [CombinatorialStores]
    public async Task TheRolesOfTheSiteAreThereFromTheStart(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        await using var context = await school.OpenContextAsync();

        Assert.Equal(SiteRoles.All.Order(), await context.Roles.Select(role => role.Name!).OrderBy(name => name).ToListAsync());
    }
}
