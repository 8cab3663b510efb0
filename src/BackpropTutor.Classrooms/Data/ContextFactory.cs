using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

/// <summary>Gives whoever asks for the model the context of the database in use.</summary>
sealed class ContextFactory<TContext>(IDbContextFactory<TContext> own) : IDbContextFactory<ClassroomsContext>
    where TContext : ClassroomsContext
{
    public ClassroomsContext CreateDbContext() => own.CreateDbContext();

    public async Task<ClassroomsContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await own.CreateDbContextAsync(cancellationToken);
}
