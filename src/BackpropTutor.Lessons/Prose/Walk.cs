using System.Collections.Immutable;

namespace BackpropTutor.Lessons.Prose;

/// <summary>Goes through a tree of prose in the order in which it is read.</summary>
public static class Walk
{
    /// <summary>The node and everything in it that stands on lines of its own.</summary>
    public static IEnumerable<LessonNode> Nodes(LessonNode node) => Children(node).SelectMany(Nodes).Prepend(node);

    /// <summary>Every inline below the node, nested ones after the one that holds them.</summary>
    public static IEnumerable<Inline> Inlines(LessonNode node) => Nodes(node).SelectMany(Lines).SelectMany(line => line)
        .SelectMany(Inlines);

    public static IEnumerable<Inline> Inlines(Inline inline) => Content(inline).SelectMany(Inlines).Prepend(inline);

    /// <summary>The words of a line without their marks; a formula counts as its LaTeX.</summary>
    public static string PlainText(IEnumerable<Inline> line) => string.Concat(line.SelectMany(Inlines).Select(inline => inline switch
    {
        Words words => words.Text,
        TermLink term => term.Text,
        Marked marked => marked.Text,
        CodeWords code => code.Text,
        InlineFormula formula => formula.Formula.Latex,
        LineBreak => " ",
        _ => "",
    }));

    /// <summary>The line with other numbers in the places of its computed values, those in formulas too.</summary>
    public static ImmutableArray<Inline> With(ImmutableArray<Inline> line, Func<ComputedValue, ComputedValue> valueOf) =>
        [.. line.Select<Inline, Inline>(inline => inline switch
    {
        ComputedValue value => valueOf(value),
        InlineFormula formula => formula with { Formula = formula.Formula.With(valueOf) },
        Emphasis emphasis => emphasis with { Content = With(emphasis.Content, valueOf) },
        Unbroken unbroken => unbroken with { Content = With(unbroken.Content, valueOf) },
        Link link => link with { Content = With(link.Content, valueOf) },
        LessonLink link => link with { Content = With(link.Content, valueOf) },
        _ => inline,
    })];

    /// <summary>The computed values of a line, those in formulas too.</summary>
    public static IEnumerable<ComputedValue> Values(IEnumerable<Inline> line) => line.SelectMany(Inlines).SelectMany(inline => inline switch
    {
        ComputedValue value => [value],
        InlineFormula formula => formula.Formula.Values,
        _ => Enumerable.Empty<ComputedValue>(),
    });

    static IEnumerable<LessonNode> Children(LessonNode node) => node switch
    {
        ItemList list => list.Items.SelectMany(item => item),
        Quote quote => quote.Content,
        Note note => note.Content,
        _ => [],
    };

    static IEnumerable<ImmutableArray<Inline>> Lines(LessonNode node) => node switch
    {
        Heading heading => [heading.Content],
        Paragraph paragraph => [paragraph.Content],
        Table table => table.Rows.SelectMany(row => row).Prepend([.. table.Head.SelectMany(cell => cell)]),
        _ => [],
    };

    static ImmutableArray<Inline> Content(Inline inline) => inline switch
    {
        Emphasis emphasis => emphasis.Content,
        Unbroken unbroken => unbroken.Content,
        Link link => link.Content,
        LessonLink link => link.Content,
        _ => [],
    };
}
