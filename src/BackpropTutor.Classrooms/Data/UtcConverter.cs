using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BackpropTutor.Classrooms.Data;

/// <summary>
/// Every moment stands in the store in UTC and to the microsecond, which is what PostgreSQL keeps: what is read back is what was written,
/// on either database, and can be sorted there.
/// </summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    moment => ToStore(moment), stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)))
{
    public static DateTime ToStore(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
