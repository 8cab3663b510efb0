using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Tests.Classics;

/// <summary>A gradient that every course derives, with answers that are right and some that are famous for being wrong.</summary>
/// <param name="Shapes">Of the drawn inputs: <c>w[4] X[8,5] y[]</c>.</param>
/// <param name="Wrt">By what the output is differentiated.</param>
/// <param name="Right">The usual form and rewrites of it.</param>
sealed record Classic(string Name, string Program, string Shapes, string Wrt, ImmutableArray<string> Right)
{
    public ImmutableArray<string> Wrong { get; init; } = [];

    /// <summary>Fixed inputs as they would be typed: <c>x = 9; y = [1, 0]</c>.</summary>
    public string Values { get; init; } = "";

    /// <summary>Inputs whose drawn numbers are one-hot rows, distributions or positive: <c>y:OneHot t:Distribution</c>.</summary>
    public string Kinds { get; init; } = "";

    public Exercise ExerciseAt(ulong seed)
    {
        var values = Pairs(Values, ';', '=').ToImmutableDictionary(pair => Names.Canonical(pair.Name), pair => Number(pair.Value),
            StringComparer.Ordinal);
        var shapes = Shapes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Shaped)
            .Concat(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Shape)))
            .ToDictionary(StringComparer.Ordinal);
        var read = AnswerLanguage.ReadProgram(Program, shapes);
        var program = read.Value ?? throw new InvalidOperationException($"{Name} cannot be read: {read.Mistake!.Message.English}");
        var wrt = Names.Canonical(Wrt);
        var isScalar = program.Output.Node.Shape.IsScalar;
        return new()
        {
            Id = $"classic {Name}",
            Seed = seed,
            Question = new NumbersOrFormulaFor(isScalar ? new GradientOf(wrt) : new JacobianOf(wrt)),
            Model = new(program)
            {
                Values = values,
                Kinds = Pairs(Kinds, ' ', ':').ToImmutableDictionary(pair => Names.Canonical(pair.Name),
                    pair => Enum.Parse<VariableKind>(pair.Value), StringComparer.Ordinal),
            },
        };
    }

    public override string ToString() => Name;

    static IEnumerable<(string Name, string Value)> Pairs(string text, char between, char within) =>
        text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split(within, 2, StringSplitOptions.TrimEntries)).Select(pair => (pair[0], pair[1]));

    static KeyValuePair<string, Shape> Shaped(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var lengths = text[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
        return KeyValuePair.Create(Names.Canonical(text[..open]), Shape.Of([.. lengths]));
    }

    static Tensor Number(string text)
    {
        var read = AnswerLanguage.ReadNumbers(text).Value ?? throw new InvalidOperationException($"“{text}” is no number.");
        return Tensor.Of(read.Shape, [.. read.Entries.Select(entry => entry.Value)]);
    }
}
