using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Classrooms.Data;

/// <summary>
/// Identity asks its options, and not only the context, which tables it has: without them the migrations tool would see another model than
/// the service.
/// </summary>
static class IdentityTables
{
    /// <summary>For the migrations tool, which has no services.</summary>
    public static DbContextOptionsBuilder<TContext> WithIdentity<TContext>(this DbContextOptionsBuilder<TContext> builder)
        where TContext : DbContext => builder.UseApplicationServiceProvider(
            new ServiceCollection().Configure<IdentityOptions>(Configure).BuildServiceProvider());

    public static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
    }
}
