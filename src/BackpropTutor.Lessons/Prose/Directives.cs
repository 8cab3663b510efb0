using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackpropTutor.Lessons.Prose;

/// <summary>A line <c>::: name</c> that places a block or an exercise.</summary>
sealed class Directive(BlockParser parser) : LeafBlock(parser)
{
    public required string Text { get; init; }
}

/// <summary>
/// Reads placements. A block has nothing inside it and no closing line, so Markdig's containers, which run to their <c>:::</c>, are left to
/// the few words that do hold text.
/// </summary>
sealed class DirectiveParser : BlockParser
{
    static readonly string[] Containers = ["note", "aside"];

    public DirectiveParser() => OpeningCharacters = [':'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.ToString().Trim();
        if (processor.IsCodeIndent || !line.StartsWith(":::", StringComparison.Ordinal))
        {
            return BlockState.None;
        }

        var text = line.TrimStart(':').Trim();
        if (text.Length == 0 || Array.Exists(Containers, name => text == name || text.StartsWith(name + " ", StringComparison.Ordinal)))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new Directive(this) { Text = text, Line = processor.LineIndex, Column = processor.Column });
        return BlockState.BreakDiscard;
    }
}

/// <summary>What stands between <c>{{</c> and <c>}}</c>.</summary>
sealed class Braces : LeafInline
{
    public required string Text { get; init; }
}

/// <summary>Reads <c>{{…}}</c> on one line, before tables see a bar in it.</summary>
sealed class BracesParser : InlineParser
{
    public BracesParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var end = text.IndexOf("}}", StringComparison.Ordinal);
        if (!text.StartsWith("{{", StringComparison.Ordinal) || end < 0 || text[..end].Contains('\n'))
        {
            return false;
        }

        processor.Inline = new Braces { Text = text[2..end].Trim().ToString(), Line = processor.LineIndex };
        slice.Start += end + 2;
        return true;
    }
}

/// <summary>Brings both to a pipeline.</summary>
sealed class LessonSyntax : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new DirectiveParser());
        pipeline.InlineParsers.Insert(0, new BracesParser());
        pipeline.InlineParsers.Replace<MathInlineParser>(new DollarParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // A lesson is never rendered by Markdig: its tree becomes ours.
    }
}
