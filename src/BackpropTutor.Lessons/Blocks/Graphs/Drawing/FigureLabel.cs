using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Graphs.Drawing;

/// <summary>A piece of text whose right end stands at <paramref name="X"/>, or its left one, where it <paramref name="Starts"/>
/// there.</summary>
public sealed record FigureText(double X, double Y, string Text, bool IsShape = false, bool Starts = false);

/// <summary>A number, a bracketed column or matrix, or a shape, measured from its own top left corner.</summary>
/// <param name="Brackets">The path of all brackets.</param>
/// <param name="Full">The same on one line with all digits.</param>
public sealed record FigureLabel(double Width, double Height, ImmutableArray<FigureText> Texts, string Brackets, string Full)
{
    public const double FontSize = 15;
    const double Digit = 0.565 * FontSize;
    const double Line = 19;
    const double Baseline = 14.5;
    const double ColumnGap = 11;
    const double Bracket = 7;
    const int MostRows = 4;
    const int MostColumns = 4;

    public static FigureLabel Empty { get; } = new(0, 0, [], "", "");

    public static FigureLabel Hidden { get; } = Text("?");

    public bool IsEmpty => Texts.IsEmpty;

    public static FigureLabel Text(string text, string? full = null, bool isShape = false) =>
        new(WidthOf(text), Line, [new(0, Baseline, text, isShape, Starts: true)], "", full ?? text);

    /// <summary>× and what one multiplies by: numbers, and a size beside them or instead.</summary>
    public static FigureLabel Times(string numbers, string size, string full)
    {
        var factor = $"× {numbers}".TrimEnd();
        var (edge, width) = (WidthOf(factor), WidthOf(factor) + (size.Length > 0 ? 5 + WidthOf(size) : 0));
        var text = new FigureText(edge, Baseline, factor);
        return new(width, Line, size.Length > 0 ? [text, new(width, Baseline, size, true)] : [text], "", full);
    }

    /// <summary>A tensor of a few entries by its numbers, a larger one by its shape.</summary>
    public static FigureLabel Of(Tensor tensor)
    {
        var shape = tensor.Shape;
        return shape.IsScalar ? Text(NumberFormat.ForReading(tensor.Number), Figures.Full(tensor.Number))
            : shape.Rank > 2 || shape.Count == 0 || shape.Rows > MostRows || shape.Columns > MostColumns
                ? Text(shape.ToString(), Digits.InFull(tensor), true)
            : Table(tensor);
    }

    /// <summary>a + b = c, side by side.</summary>
    public static FigureLabel Sum(IEnumerable<FigureLabel> terms, FigureLabel total)
    {
        var sum = terms.Aggregate((left, right) => left.Beside("+", right));
        return sum.Beside("=", total);
    }

    FigureLabel Beside(string sign, FigureLabel right)
    {
        const double space = 18;
        var height = Math.Max(Height, right.Height);
        var (left, moved) = (Moved(0, (height - Height) / 2), right.Moved(Width + space, (height - right.Height) / 2));
        var middle = new FigureText(Width + (space / 2) + (Digit / 2), (height / 2) + 5, sign);
        return new(Width + space + right.Width, height, [.. left.Texts, middle, .. moved.Texts], left.Brackets + moved.Brackets,
            $"{Full} {sign} {right.Full}");
    }

    FigureLabel Moved(double x, double y) => (x, y) is (0, 0) ? this : this with
    {
        Texts = [.. Texts.Select(text => text with { X = text.X + x, Y = text.Y + y })],
        Brackets = Brackets.Length == 0 ? "" : BracketsAt(x, y, Width, Height),
    };

    static FigureLabel Table(Tensor tensor)
    {
        var (rows, columns) = (tensor.Shape.Rows, tensor.Shape.Columns);
        // A matrix is wide: three digits tell as much, and all stand in the title.
        var digits = columns > 1 ? 3 : 4;
        var texts = ImmutableArray.CreateBuilder<FigureText>();
        var x = Bracket;
        for (var column = 0; column < columns; column++)
        {
            var cells = Enumerable.Range(0, rows).Select(row => NumberFormat.ForReading(tensor[row, column], digits)).ToList();
            x += cells.Max(WidthOf) + (column == 0 ? 0 : ColumnGap);
            texts.AddRange(cells.Select((cell, row) => new FigureText(x, (row * Line) + Baseline, cell)));
        }

        return new(x + Bracket, rows * Line, texts.ToImmutable(), BracketsAt(0, 0, x + Bracket, rows * Line), Digits.InFull(tensor));
    }

    static string BracketsAt(double x, double y, double width, double height) => string.Create(
        CultureInfo.InvariantCulture,
        $"M{x + 4.5:0.#} {y + 1:0.#}h-3.5v{height - 2:0.#}h3.5M{x + width - 4.5:0.#} {y + 1:0.#}h3.5v{height - 2:0.#}h-3.5");

    static double WidthOf(string text) => text.Sum(letter => letter is '.' or ',' or ' ' or '(' or ')' ? 0.5 : 1) * Digit;
}
