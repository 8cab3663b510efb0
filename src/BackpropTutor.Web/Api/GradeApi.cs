using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Language;
using BackpropTutor.Web.Api.Json;
using BackpropTutor.Web.Bounds;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackpropTutor.Web.Api;

/// <summary>A question and an answer to it.</summary>
/// <param name="Program">The function, in the answer language.</param>
/// <param name="Variables">The shape of each input whose numbers are drawn: <c>[]</c>, <c>[n]</c> or <c>[m, n]</c>.</param>
/// <param name="Values">Fixed numbers, for the inputs that have them.</param>
/// <param name="Wrt">By what the output is to be differentiated.</param>
/// <param name="Answer">A formula, a number, or a bracketed vector or matrix.</param>
/// <param name="Given">Gradients that the answer may use: a name, and the node whose gradient it is.</param>
/// <param name="Seed">Of the points; the same seed gives the same verdict.</param>
/// <param name="F">The activation that <c>f</c> names.</param>
public sealed record GradeRequest(
    string Program,
    string Wrt,
    string Answer,
    IReadOnlyDictionary<string, JsonElement>? Variables = null,
    IReadOnlyDictionary<string, JsonElement>? Values = null,
    IReadOnlyDictionary<string, string>? Given = null,
    ulong Seed = 0,
    string? F = null);

/// <summary><c>POST /api/v1/grade</c>: judges an answer to "what is the gradient?". The true gradient is never in the response.</summary>
static class GradeApi
{
    public static void MapGrade(this IEndpointRouteBuilder api) =>
        api.MapPost("/grade", Grade).WithName("grade").WithSummary("Grades a gradient that somebody typed.");

    static Results<Ok<GradeResponse>, ProblemHttpResult> Grade(GradeRequest request, HttpContext context)
    {
        if (request.Variables?.Count + (request.Values?.Count ?? 0) > MostVariables)
        {
            return Refusal($"A call has at most {MostVariables} variables.");
        }

        var shapes = ImmutableDictionary.CreateBuilder<string, Shape>(StringComparer.Ordinal);
        var values = ImmutableDictionary.CreateBuilder<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, json) in request.Variables ?? ImmutableDictionary<string, JsonElement>.Empty)
        {
            if (TensorJson.ReadShape(json) is not { } shape)
            {
                return Refusal($"The shape of '{name}' cannot be read: write [], [n] or [m, n].");
            }

            if (!NameJson.TryRead(name, out var canonical))
            {
                return Refusal(NameJson.Refusal);
            }

            shapes[canonical] = shape;
        }

        foreach (var (name, json) in request.Values ?? ImmutableDictionary<string, JsonElement>.Empty)
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
            shapes[canonical] = tensor.Shape;
        }

        if (ActivationOf(request.F, out var activation) is { } unknown)
        {
            return Refusal(unknown);
        }

        var read = AnswerLanguage.ReadProgram(request.Program ?? "", shapes.ToImmutable(), activation);
        if (!read.Succeeded)
        {
            return Refusal("The program cannot be read.", ErrorJson.Of(read.Mistake));
        }

        var program = read.Value;
        if (!NameJson.TryRead(request.Wrt, out var wrt) || !program.Names.TryGetValue(wrt, out var node))
        {
            return Refusal($"The program has no '{request.Wrt}' to differentiate by.");
        }

        // A Jacobian has a backward pass for each of its rows.
        if (Work.ForwardAndBackward(program.Output.Node, node) > WorkAPoint / program.Output.Node.Shape.Count)
        {
            return TooLargeToGrade();
        }

        // A node that is left out is refused below, by the name that was to stand for its gradient.
        if ((request.Given ?? ImmutableDictionary<string, string>.Empty).Any(pair =>
            !NameJson.TryRead(pair.Key, out _) || (pair.Value is { Length: > 0 } && !NameJson.TryRead(pair.Value, out _))))
        {
            return Refusal(NameJson.Refusal);
        }

        var given = ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            (request.Given ?? ImmutableDictionary<string, string>.Empty)
                .Select(pair => KeyValuePair.Create(Names.Canonical(pair.Key), Names.Canonical(pair.Value ?? "")))
                .DistinctBy(pair => pair.Key));
        if (given.FirstOrDefault(pair => program.Names.ContainsKey(pair.Key)
            || !program.Names.ContainsKey(pair.Value)) is { Key: { } astray })
        {
            return Refusal($"'{astray}' cannot be given: the name must be new, and the gradient must be of a node of the program.");
        }

        try
        {
            var budget = context.Budget();
            budget.Hold(EntriesOfPoints * Work.Entries(Work.GraphOfBoth(program.Output.Node, node)));
            var exercise = AnswerKey.Of(Question(request.Seed, program, wrt, values.ToImmutable(), given), budget);
            return exercise.IsTooLarge
                ? TooLargeToGrade() : TypedResults.Ok(GradeResponse.Of(Grader.Grade(exercise, request.Answer ?? ""), exercise.Scope!));
        }
        catch (WorkSpentException)
        {
            return TooLargeToGrade();
        }
    }

    const int MostVariables = 1_000;

    /// <summary>Points whose values are kept at once: most functions with many entries have no more.</summary>
    const int EntriesOfPoints = 16;

    /// <summary>Multiplications of one point, of which there are up to 64.</summary>
    const long WorkAPoint = Limits.Multiplications / 64;

    static Bilingual TooLarge { get; } = new(
        $"Grading would take too much work, as more than {WorkAPoint:N0} multiplications at one point do: make the program or the shapes "
        + $"smaller.",
        $"점 하나에 곱셈이 {WorkAPoint:N0}번 넘게 필요한 것처럼, 채점에 드는 일이 너무 많아요. 프로그램이나 모양을 더 작게 해 주세요.");

    static Exercise Question(
        ulong seed, Language.Program program, string wrt, ImmutableDictionary<string, Tensor> values,
            ImmutableDictionary<string, string> given)
    {
        var output = program.Output;
        Quantity quantity = output.Node.Shape.IsScalar ? new GradientOf(wrt, output.Name) : new JacobianOf(wrt, output.Name);
        return new()
        {
            Id = "api",
            Question = new NumbersOrFormulaFor(quantity),
            Model = new(program) { Values = values, Given = given },
            Seed = seed
        };
    }

    static string? ActivationOf(string? name, out Elementwise? activation)
    {
        activation = null;
        if (name is null)
        {
            return null;
        }

        activation = Catalog.ElementwiseNamed(name);
        return activation is null ? $"No activation is called '{name}'." : null;
    }

    static ProblemHttpResult TooLargeToGrade() =>
        Refusal("The computation is too large to be graded.", new(MistakeIds.TooLarge, 0, 0, TooLarge.In(CultureInfo.CurrentUICulture)));

    static ProblemHttpResult Refusal(string detail, ErrorJson? error = null) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest,
        extensions: error is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["error"] = error });
}
