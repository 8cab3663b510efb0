using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;
using BackpropTutor.Web.Api.Json;

namespace BackpropTutor.Web.Api;

/// <summary>What became of an answer.</summary>
/// <param name="Verdict">correct, partial, wrong, invalid or undecided.</param>
/// <param name="Score">Between 0 and 1.</param>
/// <param name="Reading">How a formula was read.</param>
/// <param name="Diagnoses">What explains a wrong answer, the plainest first.</param>
/// <param name="Entries">Which entries are right at every point; absent where the shape is wrong.</param>
/// <param name="MaxRelativeError">Only with correct.</param>
/// <param name="Points">At how many points it was compared.</param>
/// <param name="Error">Why it is invalid.</param>
public sealed record GradeResponse(
    string Verdict,
    double Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReadingJson? Reading,
    IReadOnlyList<DiagnosisJson> Diagnoses,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Entries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? MaxRelativeError,
    int Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ErrorJson? Error)
{
    /// <param name="scope">What the answer could name: a given gradient is written by its name, for what it stands for may be the
    /// answer.</param>
    internal static GradeResponse Of(Verdict verdict, Scope scope) => new(
        JsonNamingPolicy.CamelCase.ConvertName(verdict.Kind.ToString()),
        verdict.Score,
        verdict.Reading is { } reading ? new(Printer.Print(reading.Node, Dialect.Latex, node => NameOf(scope, node)),
            [.. reading.Node.Shape.Lengths]) : null,
        [.. verdict.Diagnoses.Select(diagnosis => new DiagnosisJson(diagnosis.Id, diagnosis.Node,
            diagnosis.Message.In(CultureInfo.CurrentUICulture)))],
        EntriesOf(verdict),
        verdict.MaxRelativeError,
        verdict.Points,
        verdict.Mistake is { } mistake ? ErrorJson.Of(mistake) : null);

    static string? NameOf(Scope scope, Node node) => scope.Given.FirstOrDefault(given => ReferenceEquals(given.Value, node)).Key
        ?? scope.Program.NameOf(node);

    /// <summary>In the answer's own shape: one flag, a list, or a list of rows.</summary>
    static object? EntriesOf(Verdict verdict) => verdict.Entries.IsDefaultOrEmpty || verdict.Shape is not { } shape ? null
        : shape.IsScalar ? verdict.Entries[0]
        : shape.IsMatrix ? verdict.Entries.Chunk(Math.Max(1, shape.Columns)).ToArray()
        : verdict.Entries.ToArray();
}

/// <summary>A formula as it was read.</summary>
public sealed record ReadingJson(string Latex, int[] Shape);

/// <param name="Id">Stable.</param>
/// <param name="Node">The name of the node where the rule was broken, if at one in particular.</param>
public sealed record DiagnosisJson(string Id, string? Node, string Message);
