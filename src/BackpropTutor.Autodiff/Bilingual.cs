using System.Globalization;

namespace BackpropTutor.Autodiff;

/// <summary>
/// A sentence for a person, in both languages at once. It stands in the file of the rule that it speaks for, so that neither can be forgotten
/// when the rule changes.
/// </summary>
public sealed record Bilingual(string English, string Korean)
{
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "ko" ? Korean : English;

    public override string ToString() => English;
}
