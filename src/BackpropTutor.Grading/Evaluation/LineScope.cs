using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>What a line of a listing may name: the names of the question, and those that the other lines of the listing define.</summary>
static class LineScope
{
    public static Scope Of(Scope scope, MendedLine question)
    {
        foreach (var line in question.Lines.Where((_, i) => i != question.Faulty))
        {
            if (AnswerLanguage.ReadLine(line.Trim(), scope).Value is { Target: { } target, Sign.Length: 0 } read
                && !scope.Program.Names.ContainsKey(target) && !scope.Given.ContainsKey(target))
            {
                scope = scope with { Given = scope.Given.SetItem(target, read.Value.Node) };
            }
        }

        return scope;
    }

    /// <summary>What the mended line does.</summary>
    /// <exception cref="ArgumentException">It cannot be read or changes no name; the message says why.</exception>
    public static Assignment Mended(Scope scope, MendedLine question)
    {
        var read = AnswerLanguage.ReadLine(question.Line, scope);
        return read.Value is { Target: not null } mended
            ? mended
            : throw new ArgumentException(
                $"“{question.Line}” is no line that mends anything: {read.Mistake?.Message.English ?? "it has to name what it changes"}",
                nameof(question));
    }
}
