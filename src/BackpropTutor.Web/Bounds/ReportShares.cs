using System.Threading.RateLimiting;

namespace BackpropTutor.Web.Bounds;

/// <summary>The share that one client has of the room for reports, so that nobody takes it from the others.</summary>
sealed class ReportShares(CircuitLimits limits) : IDisposable
{
    readonly PartitionedRateLimiter<Client> reports = PerHour(limits.ReportsPerHour);
    readonly PartitionedRateLimiter<Client> characters = PerHour(limits.ReportedCharactersPerHour);

    public bool TryTake(Client client, int length)
    {
        using var one = reports.AttemptAcquire(client);
        if (!one.IsAcquired || length > limits.ReportedCharactersPerHour)
        {
            return false;
        }

        using var all = characters.AttemptAcquire(client, length);
        return all.IsAcquired;
    }

    public void Dispose()
    {
        reports.Dispose();
        characters.Dispose();
    }

    static PartitionedRateLimiter<Client> PerHour(int permitted) => PartitionedRateLimiter.Create<Client, Client>(client =>
        RateLimitPartition.GetSlidingWindowLimiter(client,
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = permitted, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6 }));
}
