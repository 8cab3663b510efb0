using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Prose;

/// <summary>A piece of a lesson's prose that stands on lines of its own. <paramref name="Line"/> counts from one in the file it came
/// from.</summary>
public abstract record LessonNode(int Line);

/// <summary>A heading. <paramref name="Id"/> is the same in every language, so that a link to it survives a switch.</summary>
public sealed record Heading(int Line, int Level, string Id, ImmutableArray<Inline> Content) : LessonNode(Line);

public sealed record Paragraph(int Line, ImmutableArray<Inline> Content) : LessonNode(Line);

public sealed record ItemList(int Line, bool Ordered, int Start, ImmutableArray<ImmutableArray<LessonNode>> Items) : LessonNode(Line);

public sealed record Quote(int Line, ImmutableArray<LessonNode> Content) : LessonNode(Line);

public sealed record CodeBlock(int Line, string? Language, string Text) : LessonNode(Line);

public sealed record Rule(int Line) : LessonNode(Line);

/// <summary>A formula on lines of its own.</summary>
public sealed record DisplayFormula(int Line, Formula Formula) : LessonNode(Line);

/// <summary>How a column of a <see cref="Table"/> stands.</summary>
public enum Alignment
{
    Start,
    Center,
    End,
}

public sealed record Table(
    int Line, ImmutableArray<Alignment> Columns, ImmutableArray<ImmutableArray<Inline>> Head,
        ImmutableArray<ImmutableArray<ImmutableArray<Inline>>> Rows)
    : LessonNode(Line);

/// <summary>A remark: in the text (<see cref="IsAside"/> false) or in the margin where there is room. <paramref name="Title"/> may be
/// empty.</summary>
public sealed record Note(int Line, bool IsAside, string Title, ImmutableArray<LessonNode> Content) : LessonNode(Line);

/// <summary>Where the block of this id stands.</summary>
public sealed record BlockPlace(int Line, string Id) : LessonNode(Line);

/// <summary>Where the exercise of this letter stands.</summary>
public sealed record ExercisePlace(int Line, string Id) : LessonNode(Line);

/// <summary>A piece of a line.</summary>
public abstract record Inline(int Line);

public sealed record Words(int Line, string Text) : Inline(Line);

public sealed record Emphasis(int Line, bool IsStrong, ImmutableArray<Inline> Content) : Inline(Line);

/// <summary>A formula or a value with the letters that touch it: no line breaks within.</summary>
public sealed record Unbroken(int Line, ImmutableArray<Inline> Content) : Inline(Line);

public sealed record CodeWords(int Line, string Text) : Inline(Line);

public sealed record LineBreak(int Line) : Inline(Line);

/// <summary>A link to an allowed address: https, the site itself, or a place on the page.</summary>
public sealed record Link(int Line, string Address, ImmutableArray<Inline> Content) : Inline(Line);

/// <summary>A link to a lesson by its id, written <c>[text](lesson:4.1)</c>.</summary>
public sealed record LessonLink(int Line, string LessonId, ImmutableArray<Inline> Content) : Inline(Line);

/// <summary>A word of the prose that the glossary explains, under <paramref name="TermId"/>. Nobody writes it: it is found when the content
/// loads.</summary>
public sealed record TermLink(int Line, string TermId, string Text) : Inline(Line);

/// <summary>Words that somebody searched for, in an excerpt.</summary>
public sealed record Marked(int Line, string Text) : Inline(Line);

public sealed record InlineFormula(int Line, Formula Formula) : Inline(Line);

/// <summary>
/// A number that the engine found, written <c>{{model: expression}}</c> or, with significant digits, <c>{{model: expression | 6}}</c>.
/// </summary>
public sealed record ComputedValue(int Line, string Model, string Expression, int Digits, Tensor Value, bool IsGradient) : Inline(Line);

/// <summary>A line of prose in both languages, as facts hold it: a question, an objective.</summary>
public sealed record BilingualProse(ImmutableArray<Inline> English, ImmutableArray<Inline> Korean)
{
    public ImmutableArray<Inline> In(CultureInfo language) => language.TwoLetterISOLanguageName == "ko" ? Korean : English;

    /// <summary>The same line with other numbers in the places of its computed values, and Korean particles as those demand.</summary>
    public BilingualProse With(Func<ComputedValue, ComputedValue> valueOf) =>
        new(Walk.With(English, valueOf), ParticlesAfterValues.Settled(Walk.With(Korean, valueOf)));
}
