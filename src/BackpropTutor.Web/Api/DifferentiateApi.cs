using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Web.Api.Json;
using BackpropTutor.Web.Bounds;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackpropTutor.Web.Api;

/// <summary>A function and a point: what to differentiate.</summary>
/// <param name="Program">In the answer language.</param>
/// <param name="Variables">A number, a list, or a list of rows for each input.</param>
/// <param name="Output">A name of the program; its last definition if absent.</param>
/// <param name="Wrt">Names of variables or nodes; every variable if absent.</param>
public sealed record DifferentiateRequest(
    string Program, IReadOnlyDictionary<string, JsonElement>? Variables = null, string? Output = null, IReadOnlyList<string>? Wrt = null);

/// <summary><c>POST /api/v1/differentiate</c>: values, gradients and Jacobians of any function, with a numeric check. A calculator, open to
/// all.</summary>
static class DifferentiateApi
{
    public static void MapDifferentiate(this IEndpointRouteBuilder api) =>
        api.MapPost("/differentiate", Differentiate).WithName("differentiate").WithSummary("Differentiates a program at a point.");

    internal static Results<Ok<DifferentiateResponse>, ProblemHttpResult> Differentiate(DifferentiateRequest request, HttpContext context)
    {
        if (request.Variables?.Count > MostVariables)
        {
            return Refusal($"A call has at most {MostVariables} variables.");
        }

        var values = ImmutableDictionary.CreateBuilder<string, Tensor>(StringComparer.Ordinal);
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, json) in request.Variables ?? ImmutableDictionary<string, JsonElement>.Empty)
        {
            if (!TensorJson.TryRead(json, out var tensor, out var problem))
            {
                return Refusal($"The value of '{name}' cannot be read. {problem}");
            }

            if (!NameJson.TryRead(name, out var canonical))
            {
                return Refusal(NameJson.Refusal);
            }

            values[canonical] = tensor;
            sent[canonical] = name;
        }

        var point = values.ToImmutable();
        var read = AnswerLanguage.ReadProgram(request.Program ?? "",
            point.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal));
        if (!read.Succeeded)
        {
            return Refusal("The program cannot be read.", ErrorJson.Of(read.Mistake));
        }

        var program = read.Value;
        if (program.Variables.FirstOrDefault(variable =>
            !variable.Shape.Equals(point.GetValueOrDefault(variable.Symbol)?.Shape)) is { } lacking)
        {
            return Refusal($"'{lacking.Symbol}' has no value of shape {lacking.Shape}: give one under 'variables'.");
        }

        if (request.Output is { } asked)
        {
            if (!NameJson.TryRead(asked, out var canonical) || !program.Names.TryGetValue(canonical, out var node))
            {
                return Refusal($"The program defines no '{asked}' to differentiate.");
            }

            program = program with { Output = new(canonical, node, default) };
        }

        foreach (var name in request.Wrt ?? [])
        {
            if (NameJson.TryRead(name, out var canonical))
            {
                sent[canonical] = name;
            }
        }

        var wrt = request.Wrt is null
            ? [.. program.Variables.Select(variable => variable.Symbol)]
            : request.Wrt.Select(name => NameJson.TryRead(name, out var canonical) ? canonical : "")
                .Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (wrt.FirstOrDefault(name => !program.Names.ContainsKey(name)) is { } unknown)
        {
            return Refusal($"The program has no '{unknown}' to differentiate by.");
        }

        var all = Work.GraphOfBoth(program.Output.Node, program.Names.Values);
        if (Work.Of(all) > Limits.Multiplications || Work.Entries(all) > MostEntries)
        {
            return Refusal("The computation is too large.", new(MistakeIds.TooLarge, 0, 0, TooLarge.In(CultureInfo.CurrentUICulture)));
        }

        var budget = context.Budget();
        budget.Hold(Work.Entries(all));
        return TypedResults.Ok(new Differentiated(program, point, wrt, sent, budget).Report());
    }

    const int MostVariables = 20_000;

    /// <summary>Entries of all values and gradients together.</summary>
    const long MostEntries = 2 * Limits.EntriesOfAll;

    static Autodiff.Bilingual TooLarge { get; } = new(
        $"It would take more than {Limits.Multiplications:N0} multiplications or {MostEntries:N0} numbers: make the shapes smaller.",
        $"곱셈 {Limits.Multiplications:N0}번이나 숫자 {MostEntries:N0}개가 넘게 필요해요. 모양을 더 작게 해 주세요.");

    static ProblemHttpResult Refusal(string detail, ErrorJson? error = null) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest,
        extensions: error is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["error"] = error });
}
