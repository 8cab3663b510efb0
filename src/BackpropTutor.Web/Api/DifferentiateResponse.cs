using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BackpropTutor.Web.Api;

/// <summary>The value of a program's output at a point, and its derivatives. A number that is not finite is null, and a note says
/// so.</summary>
/// <param name="Gradients">∂output/∂name in the shape of the name; for a scalar output only.</param>
/// <param name="Jacobians">For an output that is not a scalar: a row for each of its entries, a column for each of the name's.</param>
/// <param name="Nodes">Every step, inputs before consumers.</param>
public sealed record DifferentiateResponse(
    string Output,
    int[] Shape,
    JsonNode? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, GradientJson>? Gradients,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, JacobianJson>? Jacobians,
    IReadOnlyList<NodeJson> Nodes,
    IReadOnlyList<NoteJson> Notes);

/// <param name="Value">By reverse mode.</param>
/// <param name="Numeric">By differences; null at entries that were left out of the sample.</param>
/// <param name="RelativeError">The largest |a − n| / max(|a|, |n|) of the entries that were compared.</param>
public sealed record GradientJson(int[] Shape, JsonNode? Value, JsonNode? Numeric, double? RelativeError);

/// <param name="Structure">What is known of the pattern without forming it: zero, identity, diagonal, permutation, blockDiagonal, sparse,
/// dense.</param>
/// <param name="Value">Left out above 10,000 entries.</param>
public sealed record JacobianJson(long[] Shape, string Structure,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? Value);

/// <param name="Upstream">∂output/∂node; null for an output that is not a scalar.</param>
public sealed record NodeJson(string Name, string Op, string[] Inputs, int[] Shape, JsonNode? Value, JsonNode? Upstream,
    IReadOnlyList<LocalJson> Locals);

/// <param name="JacobianShape">Of ∂node/∂input: entries of the node × entries of the input.</param>
/// <param name="Downstream">Upstream × local, in the input's shape.</param>
public sealed record LocalJson(string Input, long[] JacobianShape, string Structure, JsonNode? Downstream);

/// <param name="Kind">nonDifferentiable, outsideDomain, notFinite, sampled, leftOut, reading, update.</param>
public sealed record NoteJson(string Kind, string? Node, string Message);
