using Microsoft.Data.Sqlite;

namespace BackpropTutor.Classrooms.Data;

/// <summary>Where the data is.</summary>
/// <param name="Folder">Of the embedded database; made where it is missing.</param>
/// <param name="Postgres">A connection string; null takes the embedded database.</param>
public sealed record DatabaseSettings(string Folder, string? Postgres = null)
{
    public const string FileName = "classrooms.db";

    public bool IsEmbedded => string.IsNullOrWhiteSpace(Postgres);

    public string File => Path.Combine(Folder, FileName);

    internal string SqliteConnection =>
        new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true, Pooling = true }.ToString();
}
