using System.Collections.Immutable;
using System.Text.Json;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Tests.Support;

/// <summary>The course's worked examples, computed by PyTorch and checked by hand: values, gradients, right formulas and known wrong
/// answers.</summary>
static class Oracle
{
    public static ImmutableArray<Worked> Examples { get; } = [.. Read()];

    static IEnumerable<Worked> Read()
    {
        using var stream = typeof(Oracle).Assembly.GetManifestResourceStream("worked_examples.json")!;
        using var document = JsonDocument.Parse(stream);
        foreach (var example in document.RootElement.GetProperty("examples").EnumerateArray().Select(element => element.Clone()))
        {
            var values = example.GetProperty("variables").EnumerateObject()
                .ToImmutableDictionary(property => property.Name, property => Number(property.Value.GetProperty("value")));
            yield return new(example.GetProperty("id").GetString()!, example, values);
        }
    }

    public static Tensor Number(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            return element.GetDouble();
        }

        var rows = element.EnumerateArray().ToArray();
        return rows.Length > 0 && rows[0].ValueKind == JsonValueKind.Array
            ? Tensor.Of(Shape.Matrix(rows.Length, rows[0].GetArrayLength()),
                [.. rows.SelectMany(row => row.EnumerateArray()).Select(entry => entry.GetDouble())])
            : Tensor.Vector([.. rows.Select(entry => entry.GetDouble())]);
    }
}

sealed record Worked(string Id, JsonElement Facts, ImmutableDictionary<string, Tensor> Values)
{
    /// <summary>The expression after the definitions of its nodes, so that formulas and questions can name them; read as NumPy.</summary>
    public string Text => string.Join("\n", Facts.TryGetProperty("nodes", out var nodes)
        ? nodes.EnumerateArray().Select(node => $"{node.GetProperty("name").GetString()} = {node.GetProperty("expr").GetString()}")
        : []) is { Length: > 0 } lines ? lines : Facts.GetProperty("expression").GetString()!;

    public Outcome<Program> Program => AnswerLanguage.ReadProgram(Text, Values.ToDictionary(pair => pair.Key, pair => pair.Value.Shape));

    /// <summary>Labels stay labels when numbers are drawn.</summary>
    public ImmutableDictionary<string, VariableKind> Kinds => Values
        .Where(pair => pair.Value.Shape.Rank > 0 && pair.Value.Values.ToArray() is var entries && entries.Sum() == 1
            && entries.All(entry => entry is 0 or 1))
        .ToImmutableDictionary(pair => pair.Key, _ => VariableKind.OneHot);

    public override string ToString() => Id;
}
