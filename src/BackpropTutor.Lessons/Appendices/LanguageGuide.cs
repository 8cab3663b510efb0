using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>
/// What the answer language reads, by example. Authors write only what is typed: how it is read, its shape and the words of a refusal come
/// from the engine, and an example that is not read as its place promises is a mistake in the content.
/// </summary>
/// <param name="Inputs">The names that the examples use, with their shapes, as they are typed on the page.</param>
public sealed record LanguageGuide(string Inputs, ImmutableArray<GuideGroup> Groups)
{
    public const string File = "answer-language.yaml";

    public static LanguageGuide Empty { get; } = new("", []);

    internal static LanguageGuide Read(Facts facts)
    {
        var inputs = facts.Text("inputs").TrimEnd();
        return new LanguageGuide(inputs, [.. facts.List("groups").Select(group => GuideGroup.Read(group, inputs))]);
    }
}

/// <summary>Examples of one kind.</summary>
/// <param name="Examples">What is read, as it was typed, with its reading.</param>
/// <param name="Refused">What is refused, with the words of the refusal.</param>
public sealed record GuideGroup(string Id, Bilingual Title, BilingualProse Text, ImmutableArray<AnswerReading> Examples,
    ImmutableArray<AnswerReading> Refused)
{
    internal static GuideGroup Read(Facts facts, string inputs)
    {
        var defines = facts.TextOr("defines", "");
        return new(
            facts.Text("id"), facts.Both("title"), facts.Prose("text"),
            Read("reads", expected: true), Read("refuses", expected: false));

        ImmutableArray<AnswerReading> Read(string name, bool expected)
        {
            ImmutableArray<AnswerReading> readings = [.. facts.Texts(name).Select(typed => new Trial(typed, inputs, defines).InText)];
            var astray = readings.Where(reading => reading.Mistake is null != expected)
                .Select(reading => expected
                    ? $"'{reading.Text}' is refused: {reading.Mistake!.Message.English}" : $"'{reading.Text}' is read.").ToList();
            return astray.Count == 0 ? readings : throw facts.Mistake(name, string.Join(' ', astray),
                "Move it to the other list, or mend it.");
        }
    }
}
