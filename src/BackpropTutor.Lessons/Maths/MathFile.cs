using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackpropTutor.Language.Printing;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Maths;

/// <summary>
/// The formulas of the content as MathML, typeset when the content was prepared, so that pages show mathematics without a script and
/// running the service needs no Node.
/// </summary>
public sealed partial class MathFile
{
    public const string Name = "formulas.json";

    readonly FrozenDictionary<string, string> markup;
    readonly bool writesOthers;

    MathFile(FrozenDictionary<string, string> markup, bool writesOthers) => (this.markup, this.writesOthers) = (markup, writesOthers);

    MathFile(IEnumerable<KeyValuePair<string, string>> markup)
        : this(markup.ToFrozenDictionary(StringComparer.Ordinal), false)
    {
    }

    public static MathFile Empty { get; } = new([]);

    public IReadOnlyCollection<string> Keys => markup.Keys;

    public string? Find(string key) => markup.GetValueOrDefault(key);

    /// <summary>
    /// For text that is written while the service runs, and that nobody typesets: other formulas are shown in the engine's own notation,
    /// which knows fractions, roots, sums, scripts, matrices and letters, and shows any other command by its name.
    /// </summary>
    public MathFile WithOthers() => new(markup, writesOthers: true);

    /// <summary>The markup of a formula in which private-use characters stand for values; null where it has none.</summary>
    public string? Find(string key, string latex, bool display) => Find(key)
        ?? (writesOthers ? Place().Replace(MathMl.OfLatex(latex, display), "<mtext>${place}</mtext>") : null);

    /// <exception cref="ContentException">The text is not what the script writes.</exception>
    public static MathFile Parse(string json)
    {
        try
        {
            return new MathFile(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);
        }
        catch (JsonException broken)
        {
            throw new ContentException(Name, (int)(broken.LineNumber ?? 0) + 1, "The typeset formulas cannot be read.",
                "Run the script in src/BackpropTutor.Lessons/Maths/typeset again.");
        }
    }

    /// <summary>As the engine writes one such character; the typesetter writes it as text.</summary>
    [GeneratedRegex("<mi mathvariant=\"normal\">(?<place>[\uE000-\uF8FF])</mi>", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
