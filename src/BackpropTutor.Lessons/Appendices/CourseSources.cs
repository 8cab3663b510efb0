using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>A set of lecture notes that says what is to be taught. Lessons name its items under <c>teaches</c> and its errata under
/// <c>corrects</c>.</summary>
/// <param name="Items">What the notes teach, by the item's id.</param>
/// <param name="Errata">What the notes get wrong or leave open, as it is right, by the erratum's id.</param>
public sealed record CourseSource(
    string Id, Bilingual Title, BilingualProse About,
    ImmutableArray<KeyValuePair<string, BilingualProse>> Items, ImmutableArray<KeyValuePair<string, BilingualProse>> Errata)
{
    public const string File = "sources.yaml";

    internal static ImmutableArray<CourseSource> ReadAll(Facts facts) =>
    [
        .. facts.List("sources").Select(source => new CourseSource(
            source.Text("id"), source.Both("title"), source.Prose("about"), Lines(source, "items"), Lines(source, "errata"))),
    ];

    static ImmutableArray<KeyValuePair<string, BilingualProse>> Lines(Facts facts, string name) =>
        [.. facts.Children(name).Select(line => KeyValuePair.Create(line.Key, line.Value.ProseHere()))];
}
