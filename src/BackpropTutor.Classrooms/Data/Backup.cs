using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

/// <summary>
/// All data in one file: an archive with a file for each table, a row of JSON to a line. It can be restored on either database, so it is
/// also the way from one to the other.
/// </summary>
public sealed class Backup(IDbContextFactory<ClassroomsContext> contexts, Database database)
{
    const string Manifest = "backup.json";

    /// <summary>Writes everything as it stands at one moment.</summary>
    /// <returns>How many rows were written.</returns>
    public async Task<long> WriteAsync(Stream file, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, stop);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var rows = 0L;
        foreach (var table in BackupTables.Of(context))
        {
            await using var entry = archive.CreateEntry(table.Name + ".jsonl").Open();
            rows += await WriteAsync(context, table, entry, stop);
        }

        await using var manifest = archive.CreateEntry(Manifest).Open();
        await JsonSerializer.SerializeAsync(manifest, new BackupManifest(LastMigration(context), rows), cancellationToken: stop);
        return rows;
    }

    /// <summary>Makes the database, and fills it with everything that the file holds; nothing is kept where any of it cannot be.</summary>
    /// <returns>How many rows were read.</returns>
    /// <exception cref="InvalidDataException">The file is no backup, is cut, or is of a newer version; or there are accounts in the
    /// database.</exception>
    public async Task<long> RestoreAsync(Stream file, CancellationToken stop = default)
    {
        await database.PrepareAsync(stop);
        await using var context = await contexts.CreateDbContextAsync(stop);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var manifest = await ReadManifestAsync(archive, context, stop);
        if (await context.Users.AnyAsync(stop) || await context.Classrooms.AnyAsync(stop))
        {
            throw new InvalidDataException("There is data in the database already: restore into an empty one.");
        }

        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        var (tables, rows) = (BackupTables.Of(context), 0L);
        foreach (var table in tables.Reverse())
        {
            await BackupTables.ExecuteAsync(context, $"DELETE FROM {table.Quoted}", stop);
        }

        foreach (var table in tables)
        {
            var entry = archive.GetEntry(table.Name + ".jsonl");
            if (entry is not null)
            {
                await using var lines = await entry.OpenAsync(stop);
                rows += await ReadAsync(context, table, lines, stop);
            }
        }

        if (rows != manifest.Rows)
        {
            throw new InvalidDataException($"The file says that it holds {manifest.Rows} rows, and {rows} were found: it is damaged.");
        }

        await BackupTables.ResetCountersAsync(context, tables, stop);
        await transaction.CommitAsync(stop);
        return rows;
    }

    static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive, ClassroomsContext context, CancellationToken stop)
    {
        if (archive.GetEntry(Manifest) is not { } entry)
        {
            throw new InvalidDataException($"The file is no backup: it has no {Manifest}.");
        }

        await using var text = await entry.OpenAsync(stop);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(text, cancellationToken: stop);
        return manifest is { } known && context.Database.GetMigrations().Any(name => NameOf(name) == known.Migration)
            ? known
            : throw new InvalidDataException($"The file is of a version that this one does not know: {manifest?.Migration}.");
    }

    static string LastMigration(ClassroomsContext context) => NameOf(context.Database.GetMigrations().Last());

    /// <summary>Without its time, which differs between the databases.</summary>
    static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    static async Task<long> WriteAsync(ClassroomsContext context, BackupTable table, Stream entry, CancellationToken stop)
    {
        await using var command = BackupTables.CommandOf(context, $"SELECT {table.ColumnList} FROM {table.Quoted}");
        await using var reader = await command.ExecuteReaderAsync(stop);
        await using var writer = new StreamWriter(entry);
        var rows = 0L;
        while (await reader.ReadAsync(stop))
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(table.Columns.Select((column, i) =>
                column.ToJson(reader.IsDBNull(i) ? null : reader.GetValue(i)))));
            rows++;
        }

        return rows;
    }

    static async Task<long> ReadAsync(ClassroomsContext context, BackupTable table, Stream entry, CancellationToken stop)
    {
        using var lines = new StreamReader(entry);
        var rows = 0L;
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(line);
            if (values?.Length != table.Columns.Count)
            {
                throw new InvalidDataException($"A row of {table.Name} has not {table.Columns.Count} values.");
            }

            await using var command = BackupTables.CommandOf(context,
                $"INSERT INTO {table.Quoted} ({table.ColumnList}) VALUES ({table.ParameterList})");
            foreach (var (i, column) in table.Columns.Index())
            {
                column.AddTo(command, $"@p{i}", values[i]);
            }

            await command.ExecuteNonQueryAsync(stop);
            rows++;
        }

        return rows;
    }
}
