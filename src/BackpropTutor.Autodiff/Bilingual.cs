using System.Globalization;

namespace BackpropTutor.Autodiff;

/// <summary>
/// A sentence for a person, in both languages at once. It stands in the file of the rule that it speaks for, so that neither can be
/// forgotten when the rule changes.
/// </summary>
/// <param name="Korean">Particles may be left open, as in <c>{name}을(를)</c>: see <see cref="Particles"/>.</param>
public sealed record Bilingual(string English, string Korean)
{
    public string Korean { get; init; } = Particles.Settled(Korean);

    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "ko" ? Korean : English;

    public override string ToString() => English;
}
