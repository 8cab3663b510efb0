using System.Globalization;

namespace BackpropTutor.Web.Languages;

/// <summary>While it lasts, words are taken from another language than the page's.</summary>
readonly struct Spoken : IDisposable
{
    readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public Spoken(PageLanguage language) => CultureInfo.CurrentUICulture = language.Culture;

    public void Dispose() => CultureInfo.CurrentUICulture = before;
}
