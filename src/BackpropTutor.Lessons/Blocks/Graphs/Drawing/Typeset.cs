using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

public enum RunStyle
{
    Upright,
    Letter,
    Below,
    Above,
}

/// <summary>A piece of a formula in one style.</summary>
public sealed record TypesetRun(string Text, RunStyle Style)
{
    const string Normal = "0123456789";
    const string Lowered = "₀₁₂₃₄₅₆₇₈₉";
    const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The same in plain text: W₁, y_pred, x².</summary>
    public string Plain => Style switch
    {
        RunStyle.Below => Text.All(char.IsAsciiDigit) ? Moved(Lowered) : "_" + Text,
        RunStyle.Above => Text.All(char.IsAsciiDigit) ? Moved(Raised) : "^" + Text,
        _ => Text,
    };

    string Moved(string digits) => string.Concat(Text.Select(digit => digits[Normal.IndexOf(digit, StringComparison.Ordinal)]));
}

/// <summary>Sets a one-line formula as mathematics is set: letters slanted, functions upright, indices lowered, exponents raised.</summary>
static partial class Typeset
{
    static readonly ImmutableDictionary<string, string> Greek =
        ("alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ "
            + "chi χ psi ψ omega ω").Split(' ').Chunk(2).ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static ImmutableArray<TypesetRun> Of(string text)
    {
        var runs = ImmutableArray.CreateBuilder<TypesetRun>();
        foreach (Match piece in Piece().Matches(text))
        {
            if (piece.Groups["power"] is { Success: true } power)
            {
                runs.Add(new(power.Value, RunStyle.Above));
            }
            else if (piece.Groups["base"] is { Success: true } letters)
            {
                var name = Greek.GetValueOrDefault(letters.Value, letters.Value);
                runs.Add(new(name, name.Length == 1 || piece.Groups["index"].Length > 0 ? RunStyle.Letter : RunStyle.Upright));
                if (piece.Groups["index"].Value.TrimStart('_') is { Length: > 0 } index)
                {
                    runs.Add(new(Greek.GetValueOrDefault(index, index), RunStyle.Below));
                }
            }
            else
            {
                runs.Add(new(piece.Value, RunStyle.Upright));
            }
        }

        return runs.ToImmutable();
    }

    /// <summary>The width in ems, near enough to keep labels apart without asking a browser.</summary>
    public static double Width(IEnumerable<TypesetRun> runs) =>
        runs.Sum(run => run.Text.Sum(WidthOf) * (run.Style is RunStyle.Below or RunStyle.Above ? 0.72 : 1));

    static double WidthOf(char letter) => letter switch
    {
        ' ' => 0.28,
        '(' or ')' or ',' or ';' or '.' or '\'' or 'ᵀ' or '[' or ']' or 'i' or 'l' or 'j' or 't' or 'f' => 0.36,
        'W' or 'M' or 'm' or 'w' or '…' => 0.92,
        > '\u2E80' => 1,
        _ => 0.6,
    };

    [GeneratedRegex(
        @"\^(?<power>[0-9]+(?![.0-9]))|(?<base>\p{L}[\p{L}\p{M}]*?)(?<index>[0-9]+|_[\p{L}\p{N}_]+)?(?![\p{Ll}\p{Lu}\p{M}0-9_])|[0-9.]+|.",
        RegexOptions.None, 10_000)]
    private static partial Regex Piece();
}
