using NodaTime;
using NodaTime.Extensions;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>
/// Dates as people mean them: a day and an hour in the class's zone. A moment that summer time leaves out is taken as late as it is left
/// out, and of two the earlier.
/// </summary>
public static class ClassClock
{
    /// <summary>Whether the time zone database knows the id.</summary>
    public static bool IsZone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    public static IReadOnlyCollection<string> Zones => DateTimeZoneProviders.Tzdb.Ids;

    /// <summary>What a clock on the class's wall shows.</summary>
    public static DateTime ToWall(DateTimeOffset moment, string zone) =>
        moment.ToInstant().InZone(ZoneOf(zone)).LocalDateTime.ToDateTimeUnspecified();

    /// <summary>The moment at which the class's clock shows that.</summary>
    public static DateTimeOffset FromWall(DateTime wall, string zone) =>
        LocalDateTime.FromDateTime(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified)).InZoneLeniently(ZoneOf(zone)).ToInstant()
            .ToDateTimeOffset();

    /// <summary>The same time of day so many days later (earlier, where negative), whatever summer time does meanwhile.</summary>
    public static DateTimeOffset PlusDays(DateTimeOffset moment, int days, string zone) =>
        FromWall(ToWall(moment, zone).AddDays(days), zone);

    /// <summary>How far from UTC the class is then.</summary>
    public static TimeSpan OffsetAt(DateTimeOffset moment, string zone) => ZoneOf(zone).GetUtcOffset(moment.ToInstant()).ToTimeSpan();

    static DateTimeZone ZoneOf(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
        ?? throw new ArgumentException($"The time zone database has no “{id}”: check with {nameof(IsZone)} before it is stored.",
            nameof(id));
}
