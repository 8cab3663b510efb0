using System.Collections.Immutable;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// Reads a lesson from text. Whatever is wrong with it comes back as mistakes with file, line and remedy, as many at once as can be found;
/// it never throws for what an author wrote, and knows neither disk nor pages.
/// </summary>
public sealed class LessonReader(BlockReaders readers, IValueSource values, MathFile maths)
{
    public LessonReading Read(LessonSource source)
    {
        var reading = new OneReading(source, readers, values, maths);
        var lesson = reading.Read();
        return new LessonReading(
            source.Folder, reading.Mistakes.Count == 0 ? lesson : null, [.. reading.Mistakes.Distinct()], [.. reading.Notices],
                [.. reading.Formulas])
        {
            Source = source,
        };
    }
}

/// <summary>The state of reading one lesson: its mistakes so far.</summary>
sealed class OneReading(LessonSource source, BlockReaders readers, IValueSource values, MathFile maths)
{
    readonly Models models = new();

    /// <summary>Models that a block shows.</summary>
    readonly HashSet<string> drawn = new(StringComparer.Ordinal);

    /// <summary>Those of them whose steps without a name are shown as well.</summary>
    readonly HashSet<string> gates = new(StringComparer.Ordinal);

    /// <summary>The ids of all parts, broken ones too: where those are placed is no second mistake.</summary>
    readonly Dictionary<string, HashSet<string>> defined = new(StringComparer.Ordinal) { ["block"] = [], ["exercise"] = [] };

    public List<ContentMistake> Mistakes { get; } = [];

    public List<ContentMistake> Notices { get; } = [];

    public List<Formula> Formulas { get; } = [];

    public Lesson? Read()
    {
        var factsProse = new ProseReader(source.FactsFile, 1, models, values, maths);
        var facts = Try(() => Reading.Facts.Parse(source.Facts, "The lesson", factsProse));
        var read = facts is null ? null : Try(() => Facts(facts));
        Take(factsProse);
        if (facts is null || read is null)
        {
            return null;
        }

        Try(() =>
        {
            facts.RefuseUnread();
            return facts;
        });
        var english = Prose(source.EnglishFile, source.English);
        var korean = source.Korean is null ? (ImmutableArray<LessonNode>?)null : Prose(source.KoreanFile, source.Korean);
        if (korean is null)
        {
            Notices.Add(new(source.KoreanFile, 0, "The lesson has no Korean text.", "Translate en.md."));
        }

        var places = new Placement(source, defined["block"], defined["exercise"], Mistakes);
        places.Check(source.EnglishFile, english);
        var whole = read with { English = english, Korean = korean is { } nodes ? places.CheckTranslation(english, nodes) : null };
        foreach (var exercise in whole.Exercises.Values.OfType<IExercise>())
        {
            exercise.StandIn(whole);
        }

        return whole;
    }

    Lesson Facts(Facts facts)
    {
        foreach (var (name, model) in facts.Children("models"))
        {
            try
            {
                models.Add(ModelReader.Read(name, model));
            }
            catch (ContentException broken)
            {
                Mistakes.Add(broken.Mistake);
                models.AddBroken(name, broken.Mistake);
                model.Forgive();
            }
        }

        var id = facts.Text("id");
        return new Lesson
        {
            Id = id,
            Slug = facts.Text("slug"),
            Module = facts.Whole("module"),
            Title = facts.Both("title"),
            Objectives = facts.Proses("objectives"),
            Prerequisites = facts.Texts("prerequisites"),
            Teaches = facts.Texts("teaches"),
            Corrects = facts.Texts("corrects"),
            Models = models.ByName,
            Blocks = Parts(id, facts, "blocks", "block", readers.Blocks, (reader, part) => reader.Read(part)),
            Exercises = Parts(id, facts, "exercises", "exercise", readers.Exercises, (reader, part) => reader.Read(part)),
            English = [],
            Korean = null,
        };
    }

    ImmutableDictionary<string, IBlock> Parts<TReader>(
        string lesson, Facts facts, string list, string what, IReadOnlyDictionary<string, TReader> kinds,
            Func<TReader, BlockFacts, IBlock> read)
    {
        var parts = ImmutableDictionary.CreateBuilder<string, IBlock>(StringComparer.Ordinal);
        foreach (var (id, part) in facts.Children(list))
        {
            defined[what].Add(id);
            var block = Try(() =>
            {
                var kind = part.Text("kind");
                if (!kinds.TryGetValue(kind, out var reader))
                {
                    throw part.Mistake("kind", $"No {what} is of the kind '{kind}'.", Nearest.Suggest(kind, kinds.Keys));
                }

                if (what == "block" && part.TextOrNull("model") is { } model)
                {
                    drawn.Add(model);
                    if (part.TextOrNull("grain") == "gates")
                    {
                        gates.Add(model);
                    }
                }

                return read(reader, new BlockFacts(lesson, id, part,
                    models)
                { Sight = new([.. drawn], [.. gates], source.English + "\n" + source.Facts) });
            });
            if (block is not null)
            {
                parts[id] = block;
            }
            else
            {
                part.Forgive();
            }
        }

        return parts.ToImmutable();
    }

    ImmutableArray<LessonNode> Prose(string file, string text)
    {
        var reader = new ProseReader(file, 1, models, values, maths);
        var nodes = reader.Document(text);
        Take(reader);
        return nodes;
    }

    void Take(ProseReader prose)
    {
        Mistakes.AddRange(prose.Mistakes);
        Notices.AddRange(prose.Notices);
        Formulas.AddRange(prose.Formulas);
    }

    T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ContentException mistake)
        {
            Mistakes.Add(mistake.Mistake);
            return null;
        }
    }
}
