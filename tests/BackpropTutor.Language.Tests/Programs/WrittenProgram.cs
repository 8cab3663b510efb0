using System.Text.Json;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Tests.Programs;

/// <summary>A program as its author wrote it, with the value, and the gradients or Jacobians, that were computed elsewhere.</summary>
sealed class WrittenProgram(JsonElement item)
{
    const double Tolerance = 1e-7;
    const double Floor = 1e-10;

    public static IReadOnlyDictionary<string, WrittenProgram> All { get; } = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Programs", "programs.json")))
        .RootElement.EnumerateArray().Select(item => new WrittenProgram(item)).ToDictionary(program => program.Id, StringComparer.Ordinal);

    public string Id { get; } = item.GetProperty("id").GetString()!;

    /// <summary>What comes out otherwise than it should; null where all is right.</summary>
    public string? Fault()
    {
        if (item.GetProperty("variables").EnumerateObject().Any(variable => RankOf(variable.Value) > 2))
        {
            return "a variable has more than two axes";
        }

        var point = item.GetProperty("variables").EnumerateObject()
            .ToDictionary(
                variable => AnswerLanguage.ReadName(variable.Name)!, variable => TensorOf(variable.Value), StringComparer.Ordinal);
        var read = AnswerLanguage.ReadProgram(item.GetProperty("program").GetString()!,
            point.ToDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal));
        if (!read.Succeeded)
        {
            return $"refused: {read.Mistake.Message.English}";
        }

        var output = read.Value.Output.Node;
        var at = output.Shape.IsScalar ? read.Value.Differentiate().At(point) : null;
        var value = at?.Value(output) ?? Run.Of(Graph.Of(output), point)[output];
        return Apart("value", item.GetProperty("value"), value.Values)
            ?? Of("gradients", name => at!.Gradient(read.Value.Names[name]).Values)
            ?? Of("jacobians", name => Jacobian.Of(output, read.Value.Names[name], point).Cast<double>().ToArray());
    }

    delegate ReadOnlySpan<double> Computed(string name);

    string? Of(string kind, Computed computed)
    {
        if (!item.TryGetProperty(kind, out var wanted))
        {
            return null;
        }

        foreach (var expected in wanted.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null))
        {
            if (Apart("the derivative by " + expected.Name, expected.Value, computed(AnswerLanguage.ReadName(expected.Name)!)) is { } apart)
            {
                return apart;
            }
        }

        return null;
    }

    static string? Apart(string what, JsonElement expected, ReadOnlySpan<double> found)
    {
        double[] numbers = [.. Flat(expected)];
        if (numbers.Length != found.Length)
        {
            return $"{what} has {found.Length} entries, not {numbers.Length}";
        }

        var greatest = numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < numbers.Length; i++)
        {
            var (wanted, actual) = (numbers[i], found[i]);
            if (!(double.IsNaN(wanted) && !double.IsFinite(actual)) && wanted != actual
                && !(Math.Abs(wanted - actual) <= (Tolerance * Math.Max(Math.Abs(wanted), greatest)) + Floor))
            {
                return $"{what} is {actual:R} at {i}, not {wanted:R}";
            }
        }

        return null;
    }

    static IEnumerable<double> Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Flat),
        JsonValueKind.Number => [value.GetDouble()],
        _ => [double.NaN],
    };

    static int RankOf(JsonElement value) => value.ValueKind == JsonValueKind.Array ? 1 + RankOf(value[0]) : 0;

    static Tensor TensorOf(JsonElement value)
    {
        double[] numbers = [.. Flat(value)];
        return RankOf(value) switch
        {
            0 => Tensor.Scalar(numbers[0]),
            1 => Tensor.Of(Shape.Vector(numbers.Length), numbers),
            _ => Tensor.Of(Shape.Matrix(value.GetArrayLength(), value[0].GetArrayLength()), numbers),
        };
    }
}
