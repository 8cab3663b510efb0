namespace BackpropTutor.Web.Bounds;

/// <summary>
/// A store of permits that fills up evenly: what comes in a burst passes while there are some, and what comes faster for longer waits.
/// </summary>
/// <param name="perSecond">How fast it fills up.</param>
/// <param name="atOnce">How many it holds.</param>
/// <param name="start">The time stamp at which it is full.</param>
/// <param name="frequency">Time stamps in a second.</param>
sealed class MessageRate(int perSecond, int atOnce, long start, long frequency)
{
    double permits = atOnce;
    long last = start;

    /// <summary>How long the message that comes <paramref name="now"/> has to wait.</summary>
    public TimeSpan Take(long now)
    {
        permits = Math.Min(atOnce, permits + (perSecond * ((now - last) / (double)frequency))) - 1;
        last = now;
        return permits >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-permits / perSecond);
    }
}
