using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language;

/// <summary>
/// Names as people write them and the one spelling that the engine uses: Greek spelled out, subscripts in line.
/// <c>δ_1</c>, <c>δ₁</c>, <c>delta_{1}</c> and <c>delta1</c> are all <c>delta1</c>; <c>y_{pred}</c> is <c>y_pred</c>; <c>ŷ</c> is one
/// letter.
/// </summary>
public static class Names
{
    static readonly FrozenDictionary<char, string> Spelled = new Dictionary<char, string>
    {
        ['α'] = "alpha",
        ['β'] = "beta",
        ['γ'] = "gamma",
        ['δ'] = "delta",
        ['ε'] = "epsilon",
        ['ϵ'] = "epsilon",
        ['ζ'] = "zeta",
        ['η'] = "eta",
        ['θ'] = "theta",
        ['ϑ'] = "theta",
        ['ι'] = "iota",
        ['κ'] = "kappa",
        ['λ'] = "lambda",
        ['μ'] = "mu",
        ['µ'] = "mu",
        ['ν'] = "nu",
        ['ξ'] = "xi",
        ['π'] = "pi",
        ['ρ'] = "rho",
        ['σ'] = "sigma",
        ['ς'] = "sigma",
        ['τ'] = "tau",
        ['υ'] = "upsilon",
        ['φ'] = "phi",
        ['ϕ'] = "phi",
        ['χ'] = "chi",
        ['ψ'] = "psi",
        ['ω'] = "omega",
        ['Γ'] = "Gamma",
        ['Δ'] = "Delta",
        ['Θ'] = "Theta",
        ['Λ'] = "Lambda",
        ['Ξ'] = "Xi",
        ['Π'] = "Pi",
        ['Σ'] = "Sigma",
        ['Φ'] = "Phi",
        ['Ψ'] = "Psi",
        ['Ω'] = "Omega",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, char> Letters = Spelled.Where(pair => pair.Key is not ('ϵ' or 'ϑ' or 'µ' or 'ς' or 'ϕ'))
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The engine's spelling of a name.</summary>
    public static string Canonical(string name)
    {
        var plain = IsPlain(name) ? name : Plain(name);
        return plain.Contains('_', StringComparison.Ordinal) ? WithoutSubscriptMarks(plain) : plain;
    }

    /// <summary>The Greek letter that a word spells (<c>delta</c> → δ), or null.</summary>
    public static string? GreekLetter(string word) => Letters.TryGetValue(word, out var letter) ? letter.ToString() : null;

    /// <summary>The parts that a name is written with: <c>delta_window</c> is δ with the subscript "window", <c>W12</c> is W with
    /// 12.</summary>
    public static (string Base, string? Subscript) Parts(string canonical)
    {
        var end = 0;
        while (end < canonical.Length && (IsLetter(canonical[end]) || char.IsSurrogate(canonical[end])))
        {
            end++;
        }

        var (letters, rest) = (canonical[..end], canonical[end..].Trim('_'));
        return end == 0 ? (canonical, null) : (GreekLetter(letters) ?? letters, rest.Length == 0 ? null : rest.Replace('_', ','));
    }

    /// <summary>As the text dialect writes it: Greek letters for spelled ones, everything else in line (<c>δ_window</c>,
    /// <c>W1</c>).</summary>
    public static string Display(string canonical)
    {
        var end = 0;
        while (end < canonical.Length && char.IsAsciiLetter(canonical[end]))
        {
            end++;
        }

        // Σ stays spelled: as a letter it is the sum.
        return canonical[..end] is var word && word != "Sigma" && GreekLetter(word) is { } letter ? letter + canonical[end..] : canonical;
    }

    /// <summary>How many single-character edits separate two names; anything past <paramref name="limit"/> is just "too many".</summary>
    internal static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            current.CopyTo(previous);
        }

        return previous[b.Length];
    }

    static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    static string Plain(string name)
    {
        var builder = new StringBuilder(name.Length);
        var below = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.IsBmp && Characters.Subscript((char)rune.Value) is { } subscript)
            {
                builder.Append(below ? "" : "_").Append(subscript);
                below = true;
                continue;
            }

            below = false;
            if (rune.Value is '{' or '}' or ' ')
            {
                continue;
            }

            // Letters of the mathematical alphabets (𝐖, 𝛿) are the letters they are made of.
            var letters = rune.Value is >= 0x1D400 and <= 0x1D7FF ? rune.ToString().Normalize(NormalizationForm.FormKC) : rune.ToString();
            builder.Append(letters.Length == 1 && Spelled.TryGetValue(letters[0], out var word) ? word : letters);
        }

        // U+FFFE is no character and cannot be normalised; no name that the language reads has it.
        var spelled = builder.ToString();
        return spelled.Contains('\uFFFE', StringComparison.Ordinal) ? spelled : spelled.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Takes out each <c>_</c> between a letter and a number that ends there: <c>W_1</c> → <c>W1</c>, but <c>y_pred</c> and
    /// <c>a1_2</c> stay.</summary>
    static string WithoutSubscriptMarks(string name)
    {
        var builder = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '_' || i == 0 || !IsLetter(name[i - 1]) || !IsNumberAt(name, i + 1))
            {
                builder.Append(name[i]);
            }
        }

        return builder.ToString();
    }

    static bool IsLetter(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    static bool IsNumberAt(string name, int start)
    {
        var end = start;
        while (end < name.Length && char.IsAsciiDigit(name[end]))
        {
            end++;
        }

        return end > start && (end == name.Length || name[end] == '_');
    }
}
