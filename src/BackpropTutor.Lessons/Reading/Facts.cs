using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Prose;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// A node of <c>lesson.yaml</c>, asked by name and type. Every refusal is a <see cref="ContentException"/> that names file and line, so a
/// reader of blocks needs no checks of its own beyond what its facts mean. It remembers which names were asked for: what no reader wanted
/// is a misspelling (<see cref="RefuseUnread"/>).
/// </summary>
public sealed class Facts
{
    readonly YamlNode node;
    readonly ProseReader prose;
    readonly string what;
    readonly HashSet<string> asked = new(StringComparer.Ordinal);
    readonly List<Facts> given = [];
    bool isForgiven;

    internal Facts(YamlNode node, string what, ProseReader prose)
    {
        (this.node, this.what, this.prose) = (node, what, prose);
    }

    /// <summary>The facts of a whole file; <paramref name="what"/> is how messages call it.</summary>
    /// <exception cref="ContentException">The text is too large, or no YAML.</exception>
    internal static Facts Parse(string text, string what, ProseReader prose)
    {
        if (TextLimits.Exceeded(prose.File, text) is { } exceeded)
        {
            throw new ContentException(exceeded);
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return new Facts(stream.Documents is [var document, ..] ? document.RootNode : new YamlScalarNode(""), what, prose);
        }
        catch (YamlException broken)
        {
            throw NotYaml(prose.File, (int)broken.Start.Line, broken.Message.Split(": ")[^1].TrimEnd('.'));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            // The scanner lets such exceptions out for some broken texts, without a place.
            throw NotYaml(prose.File, 0, "the brackets or quotes do not match");
        }
    }

    public string File => prose.File;

    /// <summary>How messages call this node.</summary>
    string Titled => what.Contains(' ', StringComparison.Ordinal) ? what : $"'{what}'";

    public int Line => LineOf(node);

    public ImmutableArray<string> Names => [.. Entries().Select(entry => entry.Name)];

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name) => Scalar(name, Required(name));

    public string? TextOrNull(string name) => Find(name) is { } found ? Scalar(name, found) : null;

    public string TextOr(string name, string otherwise) => TextOrNull(name) ?? otherwise;

    /// <summary>One of a few words.</summary>
    public string Choice(string name, params ReadOnlySpan<string> options)
    {
        var written = Text(name);
        return options.Contains(written)
            ? written
            : throw Mistake(name, $"'{name}' is '{written}'.", Nearest.Suggest(written, options.ToArray()));
    }

    public int Whole(string name) => WholeOf(name, Required(name));

    public double Number(string name) => NumberOf(name, Required(name));

    public bool Flag(string name, bool otherwise = false) => TextOrNull(name) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var other => throw Mistake(name, $"'{name}' is '{other}'.", "Write true or false."),
    };

    /// <summary>A list of words: <c>[I009, I010]</c>.</summary>
    public ImmutableArray<string> Texts(string name) => Find(name) is null ? [] : [.. Items(name).Select(item => Scalar(name, item))];

    /// <summary>Pairs of words: <c>[[a, b], [b, c]]</c>.</summary>
    public ImmutableArray<(string First, string Second)> Pairs(string name) => Find(name) is null ? [] : [.. Items(name).Select(item =>
        item is YamlSequenceNode { Children: [var first, var second] }
            ? (Scalar(name, first), Scalar(name, second))
            : throw Mistake(name, $"'{name}' holds something that is not a pair.", "Write [[a, b], [b, c]]."))];

    /// <summary>The value of this node itself, where it is a single one.</summary>
    public string Scalar() => Scalar(what, node);

    /// <summary>A single value as it stands, or a list in the brackets of the answer language: <c>[1, 2]</c>, <c>[[1, 2], [3,
    /// 4]]</c>.</summary>
    public string Written(string name) => WrittenOf(name, Required(name));

    /// <summary>A number, a list of numbers (a vector) or a list of rows (a matrix).</summary>
    public Tensor Tensor(string name) => TensorOf(name, Required(name));

    internal Tensor Tensor() => TensorOf(what, node);

    /// <summary>The lengths of a tensor's axes: <c>[]</c> for a scalar, <c>[3]</c>, <c>[2, 3]</c>.</summary>
    internal Shape ShapeHere() => node is YamlSequenceNode { Children.Count: <= 2 } list
        ? Shape.Of([.. list.Select(item => WholeOf(what, item))])
        : throw new ContentException(File, Line, $"{what} is not a shape.",
            "Write [] for a scalar, [3] for a vector, [2, 3] for a matrix.");

    /// <summary>A short plain text in both languages: <c>{en: …, ko: …}</c>.</summary>
    public Bilingual Both(string name)
    {
        var child = Child(name);
        return new Bilingual(child.Text("en"), child.Text("ko"));
    }

    /// <summary>A line of prose in both languages, with mathematics, emphasis and computed values as in <c>en.md</c>.</summary>
    public BilingualProse Prose(string name) => Child(name).ProseHere();

    /// <summary>A line of prose that is the same in both languages, such as a formula.</summary>
    internal ImmutableArray<Inline> OneLine(string name) => LineOfProse(name, Required(name));

    /// <summary>A list of such lines, one language after the other: <c>{en: [a, b], ko: [a, b]}</c>.</summary>
    public ImmutableArray<BilingualProse> Proses(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        var child = Child(name);
        var (english, korean) = (child.Items("en"), child.Items("ko"));
        return english.Count == korean.Count
            ? [.. english.Zip(korean, (en, ko) => new BilingualProse(LineOfProse("en", en), LineOfProse("ko", ko)))]
            : throw Mistake(name, $"'{name}' has {english.Count} entries in English and {korean.Count} in Korean.", "Translate each.");
    }

    public Facts Child(string name) => Given(Required(name), name);

    public Facts? ChildOrNull(string name) => Find(name) is { } found ? Given(found, name) : null;

    /// <summary>The entries of a mapping, in the order in which they stand; none where the name is absent.</summary>
    public ImmutableArray<KeyValuePair<string, Facts>> Children(string name) =>
        ChildOrNull(name) is { } child ? [.. child.Entries().Select(entry => KeyValuePair.Create(entry.Name, child.Read(entry.Name)))] : [];

    /// <summary>The items of a list of mappings; none where the name is absent.</summary>
    public ImmutableArray<Facts> List(string name) => Find(name) is null ? [] : [.. Items(name).Select(item => Given(item, name))];

    /// <summary>A mistake at the line of the fact <paramref name="name"/>, or of this node where it is absent.</summary>
    public ContentException Mistake(string name, string message, string remedy) =>
        new(File, Find(name) is { } found ? LineOf(found) : Line, message, remedy);

    /// <summary>Says that a mistake in this node is known already, so that what its reader left unread is no second one.</summary>
    internal void Forgive() => isForgiven = true;

    /// <summary>Throws for the first fact, here or below, that nobody asked for.</summary>
    public void RefuseUnread()
    {
        if (isForgiven)
        {
            return;
        }

        foreach (var (name, key, _) in given.Count > 0 || asked.Count > 0 ? Entries() : [])
        {
            if (!asked.Contains(name))
            {
                throw new ContentException(File, LineOf(key), $"{Titled} has no fact '{name}'.",
                    Nearest.Suggest(name, asked.Order(StringComparer.Ordinal)));
            }
        }

        given.ForEach(child => child.RefuseUnread());
    }

    static ContentException NotYaml(string file, int line, string reason) =>
        new(file, line, $"This is not YAML: {reason}.", "Mind the indentation, and quote text that holds a colon.");

    internal static int LineOf(YamlNode node) => (int)node.Start.Line;

    string WrittenOf(string name, YamlNode at) => at is YamlSequenceNode list
        ? $"[{string.Join(", ", list.Children.Select(item => WrittenOf(name, item)))}]"
        : Scalar(name, at);

    /// <summary>This node as a line of prose in both languages.</summary>
    internal BilingualProse ProseHere() => new(LineOfProse("en", Required("en")), LineOfProse("ko", Required("ko")));

    ImmutableArray<Inline> LineOfProse(string name, YamlNode at) => prose.Line(Scalar(name, at), LineOf(at));

    Facts Read(string name)
    {
        asked.Add(name);
        return Given(Find(name)!, name);
    }

    Facts Given(YamlNode found, string name)
    {
        var child = new Facts(found, name, prose);
        given.Add(child);
        return child;
    }

    YamlNode? Find(string name)
    {
        asked.Add(name);
        return node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var found) ? found : null;
    }

    YamlNode Required(string name) => Find(name) ?? throw new ContentException(
        File, Line, $"{Titled} lacks '{name}'.", Names.Length == 0
            ? "Add it." : $"Add it; here are {string.Join(", ", Names.Select(known => $"'{known}'"))}.");

    IEnumerable<(string Name, YamlNode Key, YamlNode Value)> Entries() => node switch
    {
        YamlMappingNode mapping => mapping.Children.Select(pair => (Scalar(what, pair.Key), pair.Key, pair.Value)),
        YamlScalarNode { Value: null or "" } => [],
        _ => throw new ContentException(File, Line, $"{Titled} is not a list of facts.", "Write 'name: value' lines."),
    };

    IList<YamlNode> Items(string name) => Required(name) is YamlSequenceNode sequence
        ? sequence.Children
        : throw Mistake(name, $"'{name}' is not a list.", "Write it as [a, b] or as lines that begin with '-'.");

    string Scalar(string name, YamlNode at) => at is YamlScalarNode { Value: { } text }
        ? text
        : throw new ContentException(File, LineOf(at), $"'{name}' is not a single value.",
            "Write it on one line, in quotes if it holds a colon.");

    int WholeOf(string name, YamlNode at) => int.TryParse(Scalar(name, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
        out var value)
        ? value
        : throw new ContentException(File, LineOf(at), $"'{name}' is '{Scalar(name, at)}'.", "Write a whole number.");

    double NumberOf(string name, YamlNode at) =>
        double.TryParse(Scalar(name, at), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new ContentException(File, LineOf(at), $"'{name}' is '{Scalar(name, at)}'.", "Write a number.");

    Tensor TensorOf(string name, YamlNode at)
    {
        if (at is not YamlSequenceNode { Children: [var first, ..] items })
        {
            return NumberOf(name, at);
        }

        if (first is not YamlSequenceNode)
        {
            return Autodiff.Tensors.Tensor.Vector([.. items.Select(item => NumberOf(name, item))]);
        }

        var rows = items.Select(row => row is YamlSequenceNode list ? list.Children.Select(item => NumberOf(name, item)).ToArray() : [])
            .ToList();
        return rows.TrueForAll(row => row.Length == rows[0].Length && row.Length > 0)
            ? Autodiff.Tensors.Tensor.Of(Shape.Matrix(rows.Count, rows[0].Length), rows.SelectMany(row => row).ToArray())
            : throw new ContentException(File, LineOf(at), $"The rows of '{name}' have different lengths.",
                "Give each row as many numbers as the first.");
    }
}
