using System.Text.RegularExpressions;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>
/// What Korean hangs on a noun: 기울기 stands in texts as 기울기를, 기울기는, 기울기예요. It tells the noun from what hangs on it, for linking
/// and for searching; it is no grammar.
/// </summary>
static partial class NounEndings
{
    /// <summary>One particle, or a plural and one, or two that go together, as a regular expression without groups of its own.</summary>
    public const string Pattern =
        "(?:들)?(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에게|에는|에도|에서는|에서도|으로는|로는|으로도|로도|까지|부터|보다|처럼|마다|조차|밖에|뿐|이나|나|이란|란|이라|라|이라는|라는|이라고|라고|"
        + "이고|고|이며|며|이면|면|이지만|지만|이니|니|이어서|여서|이므로|므로|이에요|예요|이죠|죠|이었어요|였어요|인데|인가요|인지|일까요|입니다|이다|다|하고|이든|든|"
        + "째|별|만큼|만의|끼리|이기|기|와의|과의|와는|과는|만으로|에서의|로의|으로의)";

    /// <summary>The word and, where it seems to carry a particle, the noun under it. Nothing shorter than two syllables is left of a
    /// noun.</summary>
    public static IEnumerable<string> Stems(string word)
    {
        yield return word;
        for (var length = word.Length - 1; length >= 2; length--)
        {
            if (Whole().IsMatch(word.AsSpan(length)))
            {
                yield return word[..length];
            }
        }
    }

    [GeneratedRegex("^" + Pattern + "$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Whole();
}
