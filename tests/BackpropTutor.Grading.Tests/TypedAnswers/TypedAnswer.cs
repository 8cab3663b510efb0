using System.Collections.Immutable;
using System.Text.Json;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Tests.TypedAnswers;

/// <summary>An answer as somebody typed it, and what has to become of it.</summary>
/// <param name="Name">Short and unique.</param>
/// <param name="About">What it is an example of.</param>
/// <param name="Verdicts">Those that will do.</param>
/// <param name="Named">Diagnoses of which one has to be given.</param>
/// <param name="First">Whether that has to be the first one.</param>
/// <param name="Never">Diagnoses that would be false.</param>
public sealed record TypedAnswer(
    string Name,
    string About,
    string Program,
    string Wrt,
    string Answer,
    ImmutableArray<string> Verdicts,
    Dictionary<string, int[]>? Variables = null,
    Dictionary<string, JsonElement>? Values = null,
    Dictionary<string, string>? Given = null,
    ulong[]? Seeds = null,
    string[]? Named = null,
    bool First = false,
    string[]? Never = null)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static ImmutableArray<TypedAnswer> All { get; } =
        [.. JsonSerializer.Deserialize<TypedAnswer[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TypedAnswers", "answers.json")), Options)!];

    /// <summary>The question: the output's gradient by <see cref="Wrt"/>, in numbers or as a formula.</summary>
    public Exercise Exercise(ulong seed)
    {
        var values = (Values ?? []).ToImmutableDictionary(pair => Names.Canonical(pair.Key), pair => TensorOf(pair.Value));
        var shapes = values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Shape))
            .Concat((Variables ?? []).Select(pair => KeyValuePair.Create(Names.Canonical(pair.Key), Shape.Of(pair.Value))))
            .ToDictionary(StringComparer.Ordinal);
        var program = AnswerLanguage.ReadProgram(Program, shapes).Expect();
        return new()
        {
            Id = Name,
            Question = new NumbersOrFormulaFor(new GradientOf(Names.Canonical(Wrt))),
            Model = new(program)
            {
                Values = values,
                Given = (Given ?? []).ToImmutableDictionary(pair => Names.Canonical(pair.Key), pair => Names.Canonical(pair.Value)),
            },
            Seed = seed,
        };
    }

    static Tensor TensorOf(JsonElement json) => json.ValueKind != JsonValueKind.Array ? Tensor.Scalar(json.GetDouble())
        : json[0].ValueKind != JsonValueKind.Array ? Tensor.Vector([.. json.EnumerateArray().Select(entry => entry.GetDouble())])
        : Tensor.Of(
            Shape.Matrix(json.GetArrayLength(), json[0].GetArrayLength()),
            [.. json.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(entry => entry.GetDouble())]);
}
