namespace BackpropTutor.Web.Bounds;

/// <summary>What may be under way at once. Each number is a setting under <c>Work</c>, as <c>Work:WaitingPerClient</c>.</summary>
sealed record WorkLimits
{
    /// <summary>Calculations that run at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Calculations that wait their turn for one client. A class behind one address is one client.</summary>
    public int WaitingPerClient { get; init; } = 60;

    /// <summary>Calculations that wait their turn for all clients together.</summary>
    public int Waiting { get; init; } = 1_000;

    /// <summary>After so long in the queue the client is told to come back.</summary>
    public double LongestWaitInSeconds { get; init; } = 20;

    /// <summary>Tensor entries that all running calculations hold together; no single one may ask for more.</summary>
    public long Entries { get; init; } = 16_000_000;

    public static WorkLimits Of(IConfiguration configuration) => configuration.GetSection("Work").Get<WorkLimits>() ?? new();
}
