using System.Text.Json;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Language;
using BackpropTutor.Tests.Timing;
using BackpropTutor.Web.Api;
using BackpropTutor.Web.Api.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackpropTutor.Web.Tests.Api;

/// <summary>What a call of the calculator costs its server, in processor time and in counted work.</summary>
public sealed class DifferentiateCostTests
{
    static readonly JsonElement Half = JsonSerializer.SerializeToElement(0.5);

    [Fact]
    public void TenThousandVariablesThatNothingUsesCostHalfASecond()
    {
        var request = new DifferentiateRequest("f = x*x", Halves("x", [.. Enumerable.Range(1, 9_999).Select(i => $"v{i}q")]));

        AssertCost(request, 0.5, response =>
        {
            Assert.Equal(10_000, response.Gradients?.Count);
            Assert.Equal(1, response.Gradients!["x"].Value?.GetValue<double>());
            Assert.Equal(0, response.Gradients["v1q"].Value?.GetValue<double>());
        });
    }

    [Fact]
    public void SixHundredThatAreUsedCostASecond()
    {
        string[] names = [.. Enumerable.Range(1, 600).Select(i => $"v{i}q")];
        var squares = string.Join('+', names.Select(name => $"{name}*{name}"));
        var request = new DifferentiateRequest($"s = {squares}", Halves(names[0], names[1..]));

        AssertCost(request, 1, response => Assert.All(response.Gradients!.Values, gradient =>
        {
            Assert.Equal(1, gradient.Value?.GetValue<double>());
            // Null where not even one entry of so many variables could be checked.
            Assert.InRange(gradient.RelativeError ?? 0, 0, 1e-6);
        }));
    }

    [Fact]
    public void TheSameCallSpendsTheSameWorkAndNoMoreThanChecksMayTake()
    {
        string[] names = [.. Enumerable.Range(1, 20).Select(i => $"v{i}q")];
        var program = $"s = ({string.Join('+', names)})" + string.Concat(Enumerable.Repeat("*1.01", 100));
        var (one, other) = (new WorkBudget(Limits.Multiplications), new WorkBudget(Limits.Multiplications));
        var response = Answered(new(program, Halves(names[0], names[1..])), one);
        Answered(new(program, Halves(names[0], names[1..])), other);

        Assert.Equal(one.Left, other.Left);
        Assert.InRange(one.Left, 0, Limits.Multiplications - 1);
        Assert.All(response.Gradients!.Values, gradient => Assert.InRange(gradient.RelativeError ?? 1, 0, 1e-6));
    }

    [Fact]
    public void WhatIsTooLargeIsRefusedBeforeItIsCalculated()
    {
        var row = JsonSerializer.SerializeToElement(Enumerable.Repeat(Enumerable.Repeat(0.5, 400), 400));
        var budget = new WorkBudget(Limits.Multiplications);

        var outcome = Outcome(new("s = sum(A@A@A)", new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["A"] = row }), budget);

        var problem = Assert.IsType<ProblemHttpResult>(outcome.Result);
        Assert.Equal(StatusCodes.Status400BadRequest, problem.StatusCode);
        Assert.Equal(MistakeIds.TooLarge, Assert.IsType<ErrorJson>(problem.ProblemDetails.Extensions["error"]).Id);
        Assert.Equal(Limits.Multiplications, budget.Left);
    }

    [Fact]
    public void WhoeverLeavesEndsTheCall()
    {
        using var left = new CancellationTokenSource();
        left.Cancel();

        Assert.Throws<OperationCanceledException>(() => Outcome(new("f = x*x", Halves("x")), new(long.MaxValue, left: left.Token)));
    }

    /// <param name="most">In seconds of an idle machine, the compiler left aside: the fastest of a few calls counts.</param>
    static void AssertCost(DifferentiateRequest request, double most, Action<DifferentiateResponse> check)
    {
        check(Answered(request, WorkBudget.Unbounded));
        var best = Enumerable.Range(0, 5).Min(_ => ThreadTime.Of(() => Answered(request, WorkBudget.Unbounded)).TotalSeconds);
        TestContext.Current.TestOutputHelper!.WriteLine($"{best:F3} s of processor time");
        Assert.InRange(best, 0, most);
    }

    static DifferentiateResponse Answered(DifferentiateRequest request, WorkBudget budget) =>
        Assert.IsType<Ok<DifferentiateResponse>>(Outcome(request, budget).Result).Value!;

    static Results<Ok<DifferentiateResponse>, ProblemHttpResult> Outcome(DifferentiateRequest request, WorkBudget budget)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(budget);
        return DifferentiateApi.Differentiate(request, context);
    }

    static Dictionary<string, JsonElement> Halves(string first, params string[] others) =>
        others.Prepend(first).ToDictionary(name => name, _ => Half, StringComparer.Ordinal);
}
