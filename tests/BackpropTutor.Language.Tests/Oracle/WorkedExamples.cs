using System.Text.Json;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Tests.Oracle;

/// <summary>The worked examples of the course: values and gradients computed by another library's automatic differentiation in 64-bit
/// floats.</summary>
static class WorkedExamples
{
    static readonly JsonElement Root = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Oracle", "worked_examples.json"))).RootElement;

    public static IEnumerable<JsonElement> Examples => Root.GetProperty("examples").EnumerateArray();

    public static IEnumerable<JsonElement> Jacobians => Root.GetProperty("jacobians").EnumerateArray();

    public static JsonElement Facts => Root.GetProperty("facts");

    public static JsonElement Example(string id) => Examples.First(example => example.GetProperty("id").GetString() == id);

    public static JsonElement JacobianOf(string id) => Jacobians.First(example => example.GetProperty("id").GetString() == id);

    public static Dictionary<string, Tensor> PointOf(JsonElement example) => example.GetProperty("variables").EnumerateObject()
        .ToDictionary(variable => variable.Name, variable => Tensor.Of(ShapeOf(variable.Value),
            Numbers(variable.Value.GetProperty("value"))), StringComparer.Ordinal);

    public static Shape ShapeOf(JsonElement variable) =>
        Shape.Of([.. variable.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())]);

    /// <summary>All numbers of a nested array, row-major; a single number counts as one.</summary>
    public static double[] Numbers(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Numbers)]
        : [element.GetDouble()];
}
