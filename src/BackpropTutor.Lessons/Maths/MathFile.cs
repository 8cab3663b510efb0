using System.Collections.Frozen;
using System.Text.Json;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Maths;

/// <summary>
/// The formulas of the content as MathML, typeset when the content was prepared, so that pages show mathematics without a script and
/// running the service needs no Node.
/// </summary>
public sealed class MathFile
{
    public const string Name = "formulas.json";

    readonly FrozenDictionary<string, string> markup;

    MathFile(IEnumerable<KeyValuePair<string, string>> markup) => this.markup = markup.ToFrozenDictionary(StringComparer.Ordinal);

    public static MathFile Empty { get; } = new([]);

    public IReadOnlyCollection<string> Keys => markup.Keys;

    public string? Find(string key) => markup.GetValueOrDefault(key);

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
}
