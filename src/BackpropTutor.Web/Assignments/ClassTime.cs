using System.Globalization;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Assignments;

/// <summary>Moments in the words of the reader and on the clock of the class.</summary>
static class ClassTime
{
    /// <summary>"Fri 4 December 2026, 23:59", "2026년 12월 4일 (금) 23:59".</summary>
    public static string In(this DateTimeOffset moment, string zone)
    {
        var wall = ClassClock.ToWall(moment, zone);
        return PageLanguage.Current == PageLanguage.Korean
            ? wall.ToString("yyyy'년' M'월' d'일' '('ddd')' HH:mm", PageLanguage.Korean.Culture)
            : wall.ToString("ddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The hour and the minute alone.</summary>
    public static string HourIn(this DateTimeOffset moment, string zone) => ClassClock.ToWall(moment, zone)
        .ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As browsers and programs read it.</summary>
    public static string Exact(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
