using BackpropTutor.Classrooms.Data;

namespace BackpropTutor.Web.Accounts;

/// <summary>
/// Where accounts and classes are kept: the embedded database in the folder <c>Data:Path</c> (by default <c>data</c> beside the
/// application), or, where <c>Data:Postgres</c> has a connection string, in PostgreSQL.
/// </summary>
static class DataFolder
{
    public static DatabaseSettings Find(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["Data:Path"] is { Length: > 0 } chosen ? chosen : Path.Combine(AppContext.BaseDirectory, "data")),
        configuration["Data:Postgres"]);
}
