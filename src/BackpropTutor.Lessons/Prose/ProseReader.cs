using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Maths;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Md = Markdig.Syntax;
using MdTables = Markdig.Extensions.Tables;

namespace BackpropTutor.Lessons.Prose;

/// <summary>
/// Turns the markdown of one file into a tree of prose. What the tree has no node for is refused, so nothing reaches a page that was not
/// thought of: no raw HTML, no image, no address of an unknown scheme. Mistakes are collected; each costs its own block only.
/// </summary>
sealed class ProseReader(string file, int firstLine, Models models, IValueSource values, MathFile maths)
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseMathematics().UseCustomContainers().UseCjkFriendlyEmphasis().DisableHtml().UsePreciseSourceLocation()
        .Use<LessonSyntax>().Build();

    readonly List<ContentMistake> mistakes = [];
    readonly List<ContentMistake> notices = [];
    readonly List<Formula> formulas = [];
    readonly HashSet<string> headingIds = new(StringComparer.Ordinal);
    int offset = firstLine;

    public string File => file;

    public IReadOnlyList<ContentMistake> Mistakes => mistakes;

    public IReadOnlyList<ContentMistake> Notices => notices;

    public IReadOnlyList<Formula> Formulas => formulas;

    /// <summary>Reads a whole file.</summary>
    public ImmutableArray<LessonNode> Document(string text)
    {
        if (TextLimits.Exceeded(file, text) is { } exceeded)
        {
            mistakes.Add(exceeded);
            return [];
        }

        return Blocks(Markdown.Parse(text, Pipeline));
    }

    /// <summary>Reads a single line of prose that stands at <paramref name="line"/> of the file.</summary>
    /// <exception cref="ContentException">It is more than a line, or has a mistake.</exception>
    public ImmutableArray<Inline> Line(string text, int line)
    {
        offset = line;
        if (TextLimits.Exceeded(file, text) is { } exceeded)
        {
            throw new ContentException(exceeded with { Line = line });
        }

        return Markdown.Parse(text, Pipeline) is [ParagraphBlock { Inline: { } content }]
            ? Inlines(content)
            : throw new ContentException(file, line, "This is not one line of prose.",
                "Write plain text with $mathematics$ and *emphasis*; lists and headings belong into en.md and ko.md.");
    }

    ImmutableArray<LessonNode> Blocks(ContainerBlock container)
    {
        var nodes = ImmutableArray.CreateBuilder<LessonNode>();
        foreach (var block in container)
        {
            try
            {
                if (Block(block) is { } node)
                {
                    nodes.Add(node);
                }
            }
            catch (ContentException broken)
            {
                mistakes.Add(broken.Mistake);
            }
        }

        return nodes.ToImmutable();
    }

    LessonNode? Block(Block block)
    {
        var line = block.Line + offset;
        return block switch
        {
            HeadingBlock heading => Heading(line, heading.Level, Inlines(heading.Inline)),
            ParagraphBlock { Inline: { } content } => IsDisplay(content) is { } display
                ? new DisplayFormula(line, Formula(line, display.Content.ToString(), display: true))
                : new Paragraph(line, Inlines(content)),
            ListBlock list => new ItemList(
                line, list.IsOrdered, int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1,
                [.. list.Cast<ContainerBlock>().Select(Blocks)]),
            QuoteBlock quote => new Quote(line, Blocks(quote)),
            MathBlock math => new DisplayFormula(line, Formula(line, math.Lines.ToString(), display: true)),
            FencedCodeBlock code => new CodeBlock(line, string.IsNullOrEmpty(code.Info) ? null : code.Info, code.Lines.ToString()),
            Md.CodeBlock code => new CodeBlock(line, null, code.Lines.ToString()),
            ThematicBreakBlock => new Rule(line),
            MdTables.Table table => Table(line, table),
            CustomContainer container => Note(line, container),
            Directive directive => Place(line, directive.Text),
            LinkReferenceDefinitionGroup or BlankLineBlock or ParagraphBlock => null,
            _ => throw new ContentException(file, line, $"A lesson has no {block.GetType().Name}.",
                "Use headings, paragraphs, lists, tables, notes, code and mathematics."),
        };
    }

    static MathInline? IsDisplay(ContainerInline content) =>
        content.FirstChild is MathInline { DelimiterCount: 2 } math && ReferenceEquals(math, content.LastChild) ? math : null;

    Heading Heading(int line, int level, ImmutableArray<Inline> content)
    {
        var slug = Slug(Walk.PlainText(content));
        var id = slug;
        for (var again = 2; !headingIds.Add(id); again++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{again}");
        }

        return new Heading(line, level, id, content);
    }

    static string Slug(string text)
    {
        var words = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '));
        var slug = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "section" : slug;
    }

    Note Note(int line, CustomContainer container) => container switch
    {
        { Info: null or "" } => throw new ContentException(file, line, "':::' closes nothing.",
            "A note opens with '::: note'; a block or an exercise needs no closing line."),
        { ClosingFencedCharCount: 0 } => throw new ContentException(file, line, $"'::: {container.Info}' is never closed.",
            "Write ':::' on a line of its own after it."),
        _ => new Note(line, container.Info == "aside", container.Arguments ?? "", Blocks(container)),
    };

    LessonNode Place(int line, string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["exercise", var letter] => new ExercisePlace(line, letter),
        [var id] when id != "exercise" => new BlockPlace(line, id),
        _ => throw new ContentException(file, line, $"'::: {text}' places nothing.",
            "Write '::: id' for a block, '::: exercise a' for an exercise."),
    };

    Table Table(int line, MdTables.Table table)
    {
        var rows = table.Cast<MdTables.TableRow>().ToLookup(row => row.IsHeader, Row);
        var width = rows[true].Concat(rows[false]).Max(row => row.Length);
        return new Table(
            line,
            [.. table.ColumnDefinitions.Take(width).Select(column => column.Alignment switch
            {
                MdTables.TableColumnAlign.Center => Alignment.Center,
                MdTables.TableColumnAlign.Right => Alignment.End,
                _ => Alignment.Start,
            })],
            rows[true].FirstOrDefault([]),
            [.. rows[false]]);
    }

    ImmutableArray<ImmutableArray<Inline>> Row(MdTables.TableRow row) =>
        [.. row.Cast<MdTables.TableCell>().Select(cell => cell is [ParagraphBlock { Inline: { } content }] ? Inlines(content) : [])];

    ImmutableArray<Inline> Inlines(ContainerInline? container) =>
        container is null ? [] : Glue.Together([.. container.Select(inline => Inline(inline, isLabel: false))]);

    Inline Inline(Md.Inlines.Inline inline, bool isLabel)
    {
        var line = inline.Line + offset;
        switch (inline)
        {
            case LiteralInline literal:
                var text = literal.Content.ToString();
                if (!literal.IsFirstCharacterEscaped && text.Contains('$', StringComparison.Ordinal))
                {
                    throw new ContentException(file, line, "A dollar opens or closes no formula.",
                        @"Let the formula touch both its dollars, as in $x$; a dollar itself is written \$.");
                }

                if (!isLabel)
                {
                    BareDecimals.Refuse(file, line, text,
                        "Compute it with {{{{model: expression}}}}, or, if it is no result, write {{{{= {0}}}}}.");
                }

                return new Words(line, text);
            case HtmlEntityInline entity:
                return new Words(line, entity.Transcoded.ToString());
            case LineBreakInline { IsHard: false }:
                return new Words(line, "\n");
            case LineBreakInline:
                return new LineBreak(line);
            case CodeInline code:
                return new CodeWords(line, code.Content);
            case EmphasisInline emphasis:
                return new Emphasis(line, emphasis.DelimiterCount > 1, Inlines(emphasis));
            case MathInline math:
                return new InlineFormula(line, Formula(line, math.Content.ToString(), math.DelimiterCount > 1));
            case Braces braces:
                return Value(line, braces.Text);
            case AutolinkInline auto:
                return Link(line, auto.IsEmail ? "mailto:" + auto.Url : auto.Url, [new Words(line, auto.Url)]);
            case LinkInline { IsImage: true }:
                throw new ContentException(file, line, "A lesson has no images.", "Let a block draw the picture.");
            case LinkInline link:
                var address = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
                var isLesson = address.StartsWith("lesson:", StringComparison.Ordinal);
                return Link(line, address, [.. link.Select(child => Inline(child, isLesson))]);
            case ContainerInline container:
                return new Emphasis(line, false, Inlines(container));
            default:
                throw new ContentException(file, line, $"A lesson has no {inline.GetType().Name}.", "Write it in words.");
        }
    }

    Inline Link(int line, string address, ImmutableArray<Inline> content)
    {
        if (address.StartsWith("lesson:", StringComparison.Ordinal))
        {
            return new LessonLink(line, address["lesson:".Length..], content);
        }

        var allowed = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith('#')
            || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\'));
        return allowed
            ? new Link(line, address, content)
            : throw new ContentException(file, line, $"The address '{Short(address)}' is not allowed.",
                "Link to https://…, to a place on the site (/… or #…), or to a lesson (lesson:4.1).");
    }

    Formula Formula(int line, string latex, bool display)
    {
        var formula = new FormulaReader(file, line, latex, display, (at, text) => Value(at, text)).Read(maths);
        formulas.Add(formula);
        if (formula.Markup is null)
        {
            notices.Add(new ContentMistake(file, line, $"The formula {Short(formula.Latex)} is not typeset.",
                "Run the script in src/BackpropTutor.Lessons/Maths/typeset."));
        }

        return formula;
    }

    /// <summary>Reads <c>= 0.5</c> as a literal, and <c>model: expression | digits</c> as a value.</summary>
    Inline Value(int line, string text)
    {
        if (text.StartsWith('='))
        {
            return new Words(line, text[1..].Trim().Replace('-', '−'));
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new ContentException(file, line, $"'{Short(text)}' names no model.", "Write {{model: expression}}, as in {{tiny: s}}.");
        }

        var (name, expression, digits) = (text[..colon].Trim(), text[(colon + 1)..].Trim(), 4);
        var bar = expression.LastIndexOf('|');
        if (bar > 0 && int.TryParse(expression[(bar + 1)..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var wanted) && wanted is > 0 and <= 17)
        {
            (expression, digits) = (expression[..bar].Trim(), wanted);
        }

        var model = models.Find(name, mistake => new ContentException(file, line, mistake.Message, mistake.Remedy));

        return values.TryCompute(model, expression, out var computed, out var mistake)
            ? new ComputedValue(line, name, expression, digits, computed.Value, computed.IsGradient)
            : throw new ContentException(file, line, $"'{Short(expression)}' has no value in the model '{name}': {mistake}",
                "Use its variables and nodes, in the answer language.");
    }

    static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
