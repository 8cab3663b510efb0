using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackpropTutor.Classrooms.Data;

/// <summary>
/// Counts what this process has committed beside learners' work: whoever remembers what he read has to read again once the count is
/// another. It is counted after the commit and before the one who changed something goes on, so that a change shows at once.
/// </summary>
public sealed class ClassroomChanges : SaveChangesInterceptor, IDbTransactionInterceptor
{
    long count;

    public long Count => Interlocked.Read(ref count);

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Note(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        Note(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Note(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Note(eventData.Context);
        return Task.CompletedTask;
    }

    void Note(DbContext? context)
    {
        if (context is not ClassroomsContext { KeepsWorkAlone: true })
        {
            Interlocked.Increment(ref count);
        }
    }
}
