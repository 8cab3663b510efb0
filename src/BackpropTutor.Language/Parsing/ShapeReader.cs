using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <summary>Shapes as people write them: <c>8x20</c>, <c>8×20</c>, <c>(8, 20)</c>, <c>8 by 20</c>, <c>(1×2)(2×2)(2×2)</c>,
/// <c>scalar</c>.</summary>
static class ShapeReader
{
    static readonly string[] Times = ["×", "x", "X", "*", "·", "by", ",", "✕", "행"];
    static readonly string[] Scalars = ["scalar", "스칼라", "()"];
    static readonly string[] Fillers = ["열", "@", "⊙"];

    static readonly Bilingual Expected = new(
        "A shape is expected, rows by columns, as in 8×20 or (8, 20).",
        "8×20이나 (8, 20)처럼 행 × 열로 모양을 써 주세요.");

    public static Outcome<TypedShapes> Read(string text)
    {
        if (text.Length > Limits.Characters)
        {
            return new Mistake(MistakeIds.TooLarge, new TextSpan(Limits.Characters, text.Length), SyntaxMessages.TooLong(text.Length));
        }

        var shapes = ImmutableArray.CreateBuilder<Shape>();
        var sizes = new List<int>();
        var (at, open, joined) = (0, false, false);
        while (at < text.Length)
        {
            var c = Characters.Plain(text[at]);
            if (Characters.IsSpace(c) || c is '$' or ';')
            {
                at++;
            }
            else if (char.IsAsciiDigit(c))
            {
                var start = at;
                while (at < text.Length && char.IsAsciiDigit(Characters.Plain(text[at])))
                {
                    at++;
                }

                // Two numbers with nothing between belong to two shapes only where a bracket stands between them.
                if ((sizes.Count > 0 && !joined) || sizes.Count == 2
                    || !int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                    || size == 0)
                {
                    return Fail(start, at);
                }

                sizes.Add(size);
                joined = false;
            }
            else if (Word(text, at, Scalars) is { } scalar && sizes.Count == 0)
            {
                shapes.Add(Shape.Scalar);
                at += scalar.Length;
            }
            else if (c is '(' or '[' && !open)
            {
                Finish();
                open = true;
                at++;
            }
            else if (c is ')' or ']' && open && sizes.Count > 0)
            {
                (open, joined) = (false, false);
                Finish();
                at++;
            }
            else if (Word(text, at, Times) is { } sign && (sizes.Count == 1 || (sizes.Count == 0 && shapes.Count > 0 && !open)) && !joined)
            {
                joined = sizes.Count == 1;
                at += sign.Length;
            }
            else if (Word(text, at, Fillers) is { } filler)
            {
                Finish();
                at += filler.Length;
            }
            else
            {
                return Fail(at, at + 1);
            }
        }

        Finish();
        return open || joined || shapes.Count == 0 ? Fail(0, text.Length) : new TypedShapes(text, shapes.ToImmutable());

        void Finish()
        {
            if (sizes.Count > 0)
            {
                shapes.Add(Shape.Of([.. sizes]));
                sizes.Clear();
            }
        }

        static Mistake Fail(int start, int end) => new(MistakeIds.Syntax, new TextSpan(start, end), Expected);
    }

    static string? Word(string text, int at, string[] words) =>
        Array.Find(words, word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
        ?? (text[at] == '\\' && string.CompareOrdinal(text, at, @"\times", 0, 6) == 0 && words.Contains("×") ? @"\times" : null);
}
