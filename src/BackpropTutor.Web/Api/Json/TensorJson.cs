using System.Text.Json;
using System.Text.Json.Nodes;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Web.Api.Json;

/// <summary>Tensors as JSON: a number, a list of numbers, or a list of rows. A number that is not finite is null, since JSON has no other
/// word for it.</summary>
static class TensorJson
{
    /// <summary>Reads a value; false with a sentence for the caller where it is none.</summary>
    public static bool TryRead(JsonElement json, out Tensor tensor, out string problem)
    {
        (tensor, problem) = (0, "Write a number, a list of numbers, or a list of rows of equal length.");
        if (json.ValueKind == JsonValueKind.Number)
        {
            tensor = json.GetDouble();
            return IsFinite(tensor);
        }

        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
        {
            return false;
        }

        var isMatrix = json[0].ValueKind == JsonValueKind.Array;
        var columns = isMatrix ? json[0].GetArrayLength() : 1;
        var values = new List<double>(json.GetArrayLength() * Math.Max(1, columns));
        foreach (var row in json.EnumerateArray())
        {
            if (!(isMatrix ? row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns && TryReadRow(row, values)
                : TryReadNumber(row, values)))
            {
                return false;
            }
        }

        tensor = Tensor.Of(isMatrix ? Shape.Matrix(json.GetArrayLength(), columns) : Shape.Vector(json.GetArrayLength()), [.. values]);
        return columns > 0;
    }

    /// <summary>Reads a shape: <c>[]</c>, <c>[n]</c> or <c>[m, n]</c>, each length at least 1.</summary>
    public static Shape? ReadShape(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > 2)
        {
            return null;
        }

        var lengths = json.EnumerateArray().Select(length => length.ValueKind == JsonValueKind.Number && length.TryGetInt32(out var whole)
            ? whole : 0).ToArray();
        return lengths.All(length => length is > 0 and <= 1_000_000) ? Shape.Of(lengths) : null;
    }

    public static JsonNode? Write(Tensor tensor)
    {
        if (tensor.Shape.IsScalar)
        {
            return Number(tensor.Number);
        }

        var entries = tensor.Values.ToArray();
        return tensor.Shape.IsMatrix
            ? new JsonArray([.. entries.Chunk(Math.Max(1, tensor.Shape.Columns)).Select(row => (JsonNode)List(row))])
            : List(entries);
    }

    public static JsonArray Write(double[,] matrix) =>
        new([.. Enumerable.Range(0, matrix.GetLength(0))
            .Select(row => (JsonNode)List([.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])]))]);

    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static bool IsFinite(Tensor tensor)
    {
        foreach (var value in tensor.Values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    static JsonArray List(double[] values) => new([.. values.Select(Number)]);

    static bool TryReadRow(JsonElement row, List<double> values)
    {
        foreach (var number in row.EnumerateArray())
        {
            if (!TryReadNumber(number, values))
            {
                return false;
            }
        }

        return true;
    }

    static bool TryReadNumber(JsonElement json, List<double> values)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        values.Add(json.GetDouble());
        return double.IsFinite(values[^1]);
    }
}
