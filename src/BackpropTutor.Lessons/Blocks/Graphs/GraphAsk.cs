using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>What somebody asks of a picture. All of it is text that was typed, and it stands in the address of the page that
/// answers.</summary>
/// <param name="Numbers">Other numbers for the variables, by canonical name.</param>
/// <param name="Node">The node whose gradient was filled in.</param>
/// <param name="Answer">That gradient, as numbers or as a formula.</param>
/// <param name="IsClosed">Whether groups of gates are one box each.</param>
public sealed record GraphAsk(ImmutableDictionary<string, string> Numbers, string Node = "", string Answer = "", bool IsClosed = false)
{
    /// <summary>Of any one text, in characters.</summary>
    public const int LongestText = 1_000;

    /// <summary>Stands before a variable's name in an address, so that no variable is taken for one of the other fields.</summary>
    public const string NumberPrefix = "v.";

    public static GraphAsk Nothing { get; } = new(ImmutableDictionary<string, string>.Empty);

    public bool IsAnything => Numbers.Count > 0 || Answer.Length > 0 || IsClosed;

    /// <summary>Reads the fields of an address; what is too long is cut, and what is unknown is passed over.</summary>
    public static GraphAsk Of(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var all = fields.Take(200).DistinctBy(field => field.Key).ToDictionary(
            field => field.Key, field => field.Value.Length <= LongestText ? field.Value : field.Value[..LongestText],
                StringComparer.Ordinal);
        return new(
            all.Where(field => field.Key.StartsWith(NumberPrefix, StringComparison.Ordinal))
                .ToImmutableDictionary(field => field.Key[NumberPrefix.Length..], field => field.Value, StringComparer.Ordinal),
            all.GetValueOrDefault("node", ""), all.GetValueOrDefault("answer", ""), all.GetValueOrDefault("closed") == "true");
    }
}
