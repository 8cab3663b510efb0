using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BackpropTutor.Classrooms.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which connects to nothing.</summary>
sealed class PostgresContextDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=nowhere").WithIdentity().Options);
}
