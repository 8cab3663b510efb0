using System.Globalization;
using System.Resources;
using BackpropTutor.Autodiff;
using BackpropTutor.Web.Staff.Ground;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>The words of the staff's pages in one language.</summary>
sealed class StaffTexts(CultureInfo language)
{
    static readonly ResourceManager Words = new(typeof(StaffWords));

    public static StaffTexts In(string language) => new(CultureInfo.GetCultureInfo(language));

    public string this[string key] => Words.GetString(key, language)!;

    public string Format(string key, params object[] arguments) =>
        Particles.Settled(string.Format(CultureInfo.InvariantCulture, this[key], arguments));
}
