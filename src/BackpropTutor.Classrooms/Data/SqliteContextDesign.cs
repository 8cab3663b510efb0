using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BackpropTutor.Classrooms.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which connects to nothing.</summary>
sealed class SqliteContextDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").WithIdentity().Options);
}
