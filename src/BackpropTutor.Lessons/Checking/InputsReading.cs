using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Checking;

/// <summary>The inputs as they were typed: numbers for some, only a shape for others, by canonical name.</summary>
public sealed partial record InputsReading(ImmutableDictionary<string, Tensor> Values, ImmutableDictionary<string, Shape> Shapes)
{
    static readonly Bilingual Form = new(
        "Write one input a line: a name, “=” and its numbers, or a name, “:” and its shape, as in “W: 2x3”.",
        "한 줄에 입력 하나씩 써 주세요. 이름 뒤에 “=”과 숫자를 쓰거나, “W: 2x3”처럼 “:”과 모양을 써요.");

    static readonly Bilingual OneShape = new("One shape is expected, rows by columns, as in 2x3.", "2x3처럼 행 × 열로 모양 하나를 써 주세요.");

    static readonly Bilingual Twice = new("This name has a value already: each input is given once.", "이 이름에는 이미 값이 있어요. 입력은 한 번씩만 써 주세요.");

    /// <summary>Reads all lines; a line without a name goes on with the one before. A mistake's place is that in the whole text.</summary>
    public static Outcome<InputsReading> Of(string text)
    {
        if (text.Length > Limits.Characters)
        {
            return AnswerLanguage.ReadNumbers(text).Mistake
                ?? new Mistake(MistakeIds.TooLarge, new TextSpan(Limits.Characters, text.Length), Form);
        }

        var values = ImmutableDictionary.CreateBuilder<string, Tensor>(StringComparer.Ordinal);
        var shapes = ImmutableDictionary.CreateBuilder<string, Shape>(StringComparer.Ordinal);
        foreach (var (start, end) in Entries(text))
        {
            var sign = text.AsSpan(start, end - start).IndexOfAny('=', ':');
            var name = sign < 0 ? null : NameIn(text[start..(start + sign)]);
            if (name is null)
            {
                return new Mistake(MistakeIds.Syntax, new TextSpan(start, end), Form);
            }

            if (shapes.ContainsKey(name))
            {
                return new Mistake(MistakeIds.Syntax, new TextSpan(start, start + sign), Twice);
            }

            var (from, typed) = (start + sign + 1, text[(start + sign + 1)..end]);
            if (text[start + sign] == '=')
            {
                var numbers = AnswerLanguage.ReadNumbers(typed);
                if (!numbers.Succeeded)
                {
                    return At(numbers.Mistake, from);
                }

                (values[name], shapes[name]) = (numbers.Value.Value, numbers.Value.Shape);
            }
            else
            {
                var shape = AnswerLanguage.ReadShapes(typed);
                if (!shape.Succeeded || shape.Value.Shapes is not [var one])
                {
                    return At(shape.Mistake ?? new Mistake(MistakeIds.Syntax, new TextSpan(0, typed.Length), OneShape), from);
                }

                shapes[name] = one;
            }
        }

        return new InputsReading(values.ToImmutable(), shapes.ToImmutable());
    }

    static Mistake At(Mistake mistake, int offset) => mistake with { Span = new(mistake.Span.Start + offset, mistake.Span.End + offset) };

    /// <summary>Where each input stands, from its name to the last of its numbers; empty lines and comments belong to none.</summary>
    static List<(int Start, int End)> Entries(string text)
    {
        var entries = new List<(int Start, int End)>();
        foreach (var line in Lines().EnumerateMatches(text))
        {
            var written = text.AsSpan(line.Index, line.Length).TrimEnd();
            var start = line.Index + written.Length - written.TrimStart().Length;
            var end = line.Index + written.Length;
            if (start == end || text[start] == '#')
            {
                continue;
            }

            if (entries.Count > 0 && text.AsSpan(start, end - start).IndexOfAny('=', ':') < 0)
            {
                entries[^1] = (entries[^1].Start, end);
            }
            else
            {
                entries.Add((start, end));
            }
        }

        return entries;
    }

    /// <summary>The canonical name, where the text is nothing but one.</summary>
    static string? NameIn(string typed)
    {
        var canonical = Names.Canonical(typed.Trim());
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal) { [canonical] = Shape.Scalar };
        return AnswerLanguage.ReadProgram(typed, shapes).Value is { Definitions: [] or [_] } read
            && read.NameOf(read.Output.Node) == canonical ? canonical : null;
    }

    [GeneratedRegex("[^\r\n]+", RegexOptions.None, 10_000)]
    private static partial Regex Lines();
}
