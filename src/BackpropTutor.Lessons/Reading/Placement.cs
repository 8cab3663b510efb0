using System.Collections.Immutable;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// Holds the prose against the facts: every block and exercise stands exactly once, and a translation has the same sections and the same
/// places in the same order as the English text.
/// </summary>
sealed class Placement(LessonSource source, IReadOnlySet<string> blocks, IReadOnlySet<string> exercises, List<ContentMistake> mistakes)
{
    public void Check(string file, ImmutableArray<LessonNode> nodes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in Places(nodes))
        {
            var (what, id, known) = place is ExercisePlace exercise
                ? ("exercise", exercise.Id, exercises)
                : ("block", ((BlockPlace)place).Id, blocks);
            if (!known.Contains(id))
            {
                mistakes.Add(new(file, place.Line, $"No {what} is called '{id}'.", Nearest.Suggest(id, known)));
            }
            else if (!seen.Add($"{what} {id}"))
            {
                mistakes.Add(new(file, place.Line, $"The {what} '{id}' is placed twice.", "Remove one of the two lines."));
            }
        }

        Missing(file, "block", blocks, "", seen);
        Missing(file, "exercise", exercises, "exercise ", seen);
    }

    /// <summary>The translated nodes with the ids of the English headings, so that an address with a fragment means the same in
    /// both.</summary>
    public ImmutableArray<LessonNode> CheckTranslation(ImmutableArray<LessonNode> english, ImmutableArray<LessonNode> translated)
    {
        var (there, here) = (Places(english).Select(Name).ToList(), Places(translated).ToList());
        for (var i = 0; i < Math.Max(there.Count, here.Count); i++)
        {
            var wanted = i < there.Count ? there[i] : null;
            if (i >= here.Count || Name(here[i]) != wanted)
            {
                mistakes.Add(new(
                    source.KoreanFile, i < here.Count ? here[i].Line : 0,
                    $"The text places {(i < here.Count ? Name(here[i]) : "nothing more")} where en.md places {wanted ?? "nothing more"}.",
                        "Place the same in the same order."));
                break;
            }
        }

        var (from, to) = (english.OfType<Heading>().ToList(), translated.OfType<Heading>().ToList());
        if (!from.Select(heading => heading.Level).SequenceEqual(to.Select(heading => heading.Level)))
        {
            mistakes.Add(new(
                source.KoreanFile, 0, $"The text has {to.Count} headings, en.md has {from.Count}, or their levels differ.",
                    "Give both the same sections."));
            return translated;
        }

        var next = 0;
        return [.. translated.Select(node => node is Heading heading ? heading with { Id = from[next++].Id } : node)];
    }

    void Missing(string file, string what, IEnumerable<string> known, string prefix, HashSet<string> seen) =>
        mistakes.AddRange(known.Where(id => !seen.Contains($"{what} {id}")).Select(
            id => new ContentMistake(file, 0, $"The {what} '{id}' is not placed.", $"Write '::: {prefix}{id}' where it belongs.")));

    static string Name(LessonNode place) => place is ExercisePlace exercise
        ? $"exercise '{exercise.Id}'" : $"block '{((BlockPlace)place).Id}'";

    static IEnumerable<LessonNode> Places(ImmutableArray<LessonNode> nodes) =>
        nodes.SelectMany(Walk.Nodes).Where(node => node is BlockPlace or ExercisePlace);
}
