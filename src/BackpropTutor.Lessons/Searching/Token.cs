using System.Text;
using System.Text.RegularExpressions;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Searching;

/// <summary>
/// A word, or a sign of mathematics, as it can be compared: without case, spelled Greek as its letter, Hangul taken apart into its letters,
/// so that a syllable that is still being typed (기우, 기울ㄱ) begins the word that it will become (기울기).
/// </summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Written">The word as it stands there.</param>
/// <param name="Key">What is compared.</param>
sealed partial record Token(int Start, string Written, string Key)
{
    /// <summary>The letters in which a Hangul syllable is taken apart: what is typed after one another.</summary>
    const string Leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    static readonly string[] Vowels = ["ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ",
        "ㅡㅣ", "ㅣ"];
    static readonly string[] Tails = ["", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ",
        "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"];

    public bool IsHangul => Written[0] is (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㅣ');

    /// <summary>Every word and sign of a text, in order. A change of script ends a word: δ는 is δ and 는.</summary>
    public static IEnumerable<Token> In(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            var written = match.Value;
            yield return new Token(match.Index, written, KeyOf(written));
        }
    }

    /// <summary>The words and signs of a formula: commands that are letters or signs as those, the others left out.</summary>
    public static IEnumerable<Token> InLatex(string latex) => In(Command().Replace(latex, command => command.Groups["name"].Value switch
    {
        "odot" or "circ" => "⊙",
        "partial" => "∂",
        "nabla" => "∇",
        "top" => "ᵀ",
        "sum" => "Σ",
        "lVert" or "rVert" or "|" => "‖",
        var name => Names.GreekLetter(name) is { } letter
            ? letter : (name is "tanh" or "log" or "ln" or "exp" or "max" ? $" {name} " : " "),
    }));

    /// <summary>How many characters of <see cref="Written"/>, from <paramref name="from"/> on, the first <paramref name="length"/> letters
    /// of their key come from.</summary>
    public int CharactersOf(int length, int from = 0)
    {
        if (!IsHangul)
        {
            return length >= Key.Length ? Written.Length : Math.Min(length, Written.Length);
        }

        var at = from;
        for (var covered = 0; at < Written.Length && covered < length; at++)
        {
            covered += KeyOf(Written[at].ToString()).Length;
        }

        return at - from;
    }

    public static string KeyOf(string written)
    {
        var folded = written.Normalize().ToLowerInvariant().Replace('’', '\'').Replace('′', '\'');
        if (Names.GreekLetter(folded) is { } letter)
        {
            return letter;
        }

        if (folded is "델타" or "시그마")
        {
            return folded == "델타" ? "δ" : "σ";
        }

        var key = new StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            if (character is >= '가' and <= '힣')
            {
                var index = character - '가';
                key.Append(Leads[index / 588]).Append(Vowels[index % 588 / 28]).Append(Tails[index % 28]);
            }
            else
            {
                key.Append(character is 'ς' ? 'σ' : character is 'ϵ' ? 'ε' : character is '⊤' ? 'ᵀ' : character is '∘' ? '⊙' : character);
            }
        }

        return key.ToString();
    }

    // Hangul; other letters and digits, with the primes of a single letter; or one sign.
    [GeneratedRegex(@"[가-힣ㄱ-ㅣ]+|\p{L}['’′](?!\p{L})|(?:(?![가-힣ㄱ-ㅣ])[\p{L}\p{Mn}\p{Nd}])+|[⊙∘∂∇‖⊤]", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\\(?<name>[A-Za-z]+|\|)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Command();
}
