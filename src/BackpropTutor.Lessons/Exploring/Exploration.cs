using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>
/// What became of a query: everything about its function at its point, or the one mistake that stood in the way. Whatever was typed, making
/// one takes bounded time and never throws.
/// </summary>
public sealed record Exploration(ExplorerQuery Query)
{
    /// <summary>A mistake in the program, marked.</summary>
    public AnswerReading? InProgram { get; init; }

    /// <summary>A mistake in the inputs, marked.</summary>
    public AnswerReading? InInputs { get; init; }

    /// <summary>A mistake in the name of the output.</summary>
    public AnswerReading? InOutput { get; init; }

    public Explored? Explored { get; init; }

    /// <summary>Of all values and gradients together.</summary>
    const long MostEntries = Limits.EntriesOfAll;

    static Bilingual TooMuch { get; } = new(
        $"It would take more than {Limits.Multiplications / 1_000_000} million multiplications or {MostEntries / 1_000_000} million "
        + $"numbers: make the shapes smaller.",
        $"곱셈 {Limits.Multiplications / 1_000_000}백만 번이나 숫자 {MostEntries / 1_000_000}백만 개가 넘게 필요해요. 모양을 더 작게 해 주세요.");

    static Bilingual TooLong { get; } = new(
        $"The text has more than {ExplorerQuery.LongestText} characters, too many for an address.",
        $"글자가 {ExplorerQuery.LongestText}자를 넘어 주소에 담을 수 없어요.");

    public static Exploration Of(ExplorerQuery query) => Of(query, WorkBudget.Unbounded);

    /// <summary>As above, for somebody who may leave meanwhile.</summary>
    public static Exploration Of(ExplorerQuery query, WorkBudget budget)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = new Exploration(query);
        if (Overlong(query.Program) is { } program)
        {
            return found with { InProgram = program };
        }

        if (Overlong(query.Inputs) is { } inputs)
        {
            return found with { InInputs = inputs };
        }

        var given = InputsReading.Of(query.Inputs);
        if (!given.Succeeded)
        {
            return found with { InInputs = new(query.Inputs) { Mistake = given.Mistake } };
        }

        var read = AnswerLanguage.ReadProgram(query.Program, given.Value.Shapes);
        return read.Succeeded
            ? found.Read(read.Value, given.Value, budget) : found with { InProgram = new(query.Program) { Mistake = read.Mistake } };
    }

    Exploration Read(Program program, InputsReading given, WorkBudget budget)
    {
        if (!string.IsNullOrWhiteSpace(Query.Output))
        {
            var name = Names.Canonical(Query.Output.Trim());
            if (!program.Names.TryGetValue(name, out var node))
            {
                return this with
                {
                    InOutput = new(Query.Output)
                    {
                        Mistake = new(MistakeIds.UnknownName, new(0, Query.Output.Length),
                    NoSuchOutput(program))
                    }
                };
            }

            program = program with { Output = new(name, node, default) };
        }

        var output = program.Output.Node;
        var all = Work.GraphOfBoth(output, program.Names.Values);
        if (Work.Of(all) > Limits.Multiplications || Work.Entries(all) > MostEntries)
        {
            return this with
            {
                InProgram = new(Query.Program)
                {
                    Mistake = new(MistakeIds.TooLarge, new(0, Query.Program.Length),
                TooMuch)
                }
            };
        }

        budget.Hold(Work.Entries(all));
        var point = program.Variables.ToImmutableDictionary(
            variable => variable.Symbol,
            variable => given.Values.GetValueOrDefault(variable.Symbol) is { } typed && typed.Shape.Equals(variable.Shape)
                ? typed : Drawing.Of(variable.Symbol, variable.Shape),
            StringComparer.Ordinal);
        var drawn = program.Variables.Select(variable => variable.Symbol).Where(name => !given.Values.ContainsKey(name));
        return this with { Explored = Explored.Of(program, point, [.. drawn], Query.Grain, budget) };
    }

    static AnswerReading? Overlong(string text) => text.Length <= ExplorerQuery.LongestText
        ? null
        : new(text) { Mistake = new(MistakeIds.TooLarge, new(ExplorerQuery.LongestText, text.Length), TooLong) };

    static Bilingual NoSuchOutput(Program program)
    {
        var names = string.Join(", ", program.Definitions.Select(definition => Names.Display(definition.Name))
            .Distinct(StringComparer.Ordinal).Take(12));
        return new($"The program defines no such name; it defines {names}.", $"프로그램에 그런 이름이 없어요. 정의된 이름은 {names}예요.");
    }
}
