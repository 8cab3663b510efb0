namespace BackpropTutor.Web.Bounds;

/// <summary>What one client may keep open and send. Each number is a setting under <c>Circuits</c>, as <c>Circuits:PerClient</c>.</summary>
sealed record CircuitLimits
{
    /// <summary>Pages with a circuit that one client has open. A class behind one address is one client.</summary>
    public int PerClient { get; init; } = 300;

    /// <summary>Of all clients together.</summary>
    public int Most { get; init; } = 4_000;

    /// <summary>Messages that one circuit may send in a second, for as long as it likes; more than that are read later.</summary>
    public int MessagesPerSecond { get; init; } = 60;

    /// <summary>Messages that may come at once: a page with many islands that begins.</summary>
    public int MessagesAtOnce { get; init; } = 400;

    /// <summary>Characters typed that all pages of one client hold together; of more the oldest are forgotten by the server.</summary>
    public int HeldCharactersPerClient { get; init; } = 3_000_000;

    /// <summary>Reports that one client may send in an hour, to the exercises' authors.</summary>
    public int ReportsPerHour { get; init; } = 60;

    /// <summary>Characters of all reports that one client may send in an hour.</summary>
    public int ReportedCharactersPerHour { get; init; } = 60_000;

    /// <summary>Circuits that are put away at once after they were lost; the others wait, and nobody waits for them.</summary>
    public int PutAwayAtOnce { get; init; } = 2;

    public static CircuitLimits Of(IConfiguration configuration) => configuration.GetSection("Circuits").Get<CircuitLimits>() ?? new();
}
