using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

/// <summary>Makes the database and brings it up to date; several processes may start at once, for a lock lets one of them do it.</summary>
public sealed class Database(DatabaseSettings settings, IDbContextFactory<ClassroomsContext> contexts, IDataProtectionProvider keys)
{
    public DatabaseSettings Settings => settings;

    public async Task PrepareAsync(CancellationToken stop = default)
    {
        if (settings.IsEmbedded)
        {
            Directory.CreateDirectory(settings.Folder);
        }

        await using var held = await MigrationLock.TakeAsync(settings, TimeProvider.System, stop);
        await using var context = await contexts.CreateDbContextAsync(stop);
        await MigrationLock.ForgetKilledAsync(context, stop);
        await context.Database.MigrateAsync(stop);

        // The first key is made while others wait: two processes that each made one could not read each other's cookies.
        keys.CreateProtector(nameof(Database)).Protect([]);
    }

    /// <summary>Whether it answers.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Database.CanConnectAsync(stop);
    }
}
