using System.Text;

namespace BackpropTutor.Language;

/// <summary>Names with an accent and how they are spelled without one: ŷ is <c>y_hat</c> or <c>yhat</c> in code.</summary>
static class Accents
{
    static readonly (char Mark, string Word)[] Words = [('\u0302', "hat"), ('\u0303', "tilde"), ('\u0304', "bar"), ('\u0307', "dot")];

    /// <summary>The other spellings of a canonical name, canonical too.</summary>
    public static IEnumerable<string> SpellingsOf(string canonical)
    {
        if (canonical.Length < 2 && canonical.All(char.IsAscii))
        {
            yield break;
        }

        var parts = canonical.Normalize(NormalizationForm.FormD);
        foreach (var (mark, word) in Words)
        {
            var place = parts.IndexOf(mark, StringComparison.Ordinal);
            if (place > 0)
            {
                var (before, after) = (parts[..place].Normalize(NormalizationForm.FormC),
                    parts[(place + 1)..].Normalize(NormalizationForm.FormC));
                yield return Names.Canonical(before + "_" + word + after);
                yield return Names.Canonical(before + word + after);
            }
            else if (canonical.EndsWith(word, StringComparison.Ordinal) && canonical.Length > word.Length)
            {
                yield return (canonical[..^word.Length].TrimEnd('_') + mark).Normalize(NormalizationForm.FormC);
            }
        }
    }
}
