namespace BackpropTutor.Web.Requests;

/// <summary>
/// Writes security events into the log: without the visitor's address, name or text, and of each kind at most one line in ten seconds, with
/// the number of those that were left out, so that nobody fills the log.
/// </summary>
sealed partial class SecurityEvents(ILogger<SecurityEvents> logger, TimeProvider clock)
{
    static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    readonly Dictionary<SecurityEvent, (DateTimeOffset Told, int Untold)> kinds = [];

    public void Tell(SecurityEvent kind)
    {
        int untold;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (kinds.TryGetValue(kind, out var last) && now - last.Told < Between)
            {
                kinds[kind] = (last.Told, last.Untold + 1);
                return;
            }

            untold = last.Untold;
            kinds[kind] = (now, 0);
        }

        Log(kind, untold);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Security: {Kind}; {Untold} more since it was told last.")]
    partial void Log(SecurityEvent kind, int untold);
}
