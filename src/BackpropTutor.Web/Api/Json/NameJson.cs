using System.Diagnostics.CodeAnalysis;
using System.Text;
using BackpropTutor.Language;

namespace BackpropTutor.Web.Api.Json;

/// <summary>Names as callers send them: looked at before they are spelled as the engine spells them.</summary>
static class NameJson
{
    public const string Refusal = "A name is empty, or has a character that is none.";

    /// <summary>The engine's spelling, of LaTeX too; false where there is nothing to it, or where it is no text.</summary>
    public static bool TryRead([NotNullWhen(true)] string? name, out string canonical)
    {
        canonical = name is not null && !name.EnumerateRunes().Any(IsNoCharacter)
            ? AnswerLanguage.ReadName(name) ?? Names.Canonical(name) : "";
        return !string.IsNullOrWhiteSpace(canonical);
    }

    /// <summary>Control characters, and what Unicode keeps free for ever: U+FDD0 to U+FDEF and the last two of each plane.</summary>
    static bool IsNoCharacter(Rune rune) => Rune.IsControl(rune) || rune.Value is >= 0xFDD0 and <= 0xFDEF
        || (rune.Value & 0xFFFE) == 0xFFFE;
}
