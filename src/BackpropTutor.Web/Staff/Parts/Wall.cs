using System.Globalization;
using BackpropTutor.Classrooms.Classes;

namespace BackpropTutor.Web.Staff.Parts;

/// <summary>Moments as a clock on the class's wall shows them: in tables, and in the browser's own field for day and hour.</summary>
static class Wall
{
    const string OfField = "yyyy-MM-dd'T'HH:mm";

    const string OfDay = "yyyy-MM-dd";

    public static string Show(DateTimeOffset? moment, string zone) =>
        moment is { } at ? ClassClock.ToWall(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "–";

    public static string Field(DateTimeOffset? moment, string zone) =>
        moment is { } at ? ClassClock.ToWall(at, zone).ToString(OfField, CultureInfo.InvariantCulture) : "";

    /// <summary>Null where nothing, or no day and hour, was typed.</summary>
    public static DateTimeOffset? Read(string? text, string zone) => DateTime.TryParseExact(
        text, [OfField, OfField + "':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
        ? ClassClock.FromWall(wall, zone)
        : null;

    public static string Field(DateOnly day) => day.ToString(OfDay, CultureInfo.InvariantCulture);

    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, OfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
