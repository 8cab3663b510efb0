using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests;

/// <summary>The capstone network: δ₂ = p − y, δ₁ = (W₂ᵀδ₂) ⊙ [z &gt; 0], ∂W₁ = δ₁xᵀ + 2λW₁.</summary>
public sealed class AnswerChainTests
{
    static readonly Dictionary<string, Tensor> Values = new()
    {
        ["W1"] = Tensor.Matrix(new[,] { { 0.5, -0.5, 0.25 }, { -1, 0.5, 0.25 } }),
        ["b1"] = Tensor.Vector(0, 0.5),
        ["W2"] = Tensor.Matrix(new double[,] { { 1, -1 }, { 0, 2 }, { -1, 0.5 } }),
        ["b2"] = Tensor.Vector(0, 0.5, 0),
        ["x"] = Tensor.Vector(1, -1, 2),
        ["y"] = Tensor.Vector(0, 1, 0),
        ["lam"] = 0.1,
    };

    static readonly ExerciseModel Capstone = new(AnswerLanguage.ReadProgram(
        "z = W1@x + b1\nh = relu(z)\nt = W2@h + b2\nJ = -dot(y, logsoftmax(t)) + lam*(sum(W1^2) + sum(W2^2))",
        Values.ToDictionary(pair => pair.Key, pair => pair.Value.Shape)).Expect())
    { Values = System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(Values) };

    static readonly AnswerKey Delta2 = Ask("t");
    static readonly AnswerKey Delta1 = Ask("z");
    static readonly AnswerKey Weights = Ask("W1");

    [Fact]
    public void ARightChainIsRightThroughout() => Assert.All(
        AnswerChain.Grade([(Delta2, "[0.70538, -0.74050, 0.03512]"), (Delta1, "[0.67027, 0]"),
            (Weights, "[[0.77027, -0.77027, 1.39053], [-0.2, 0.1, 0.05]]")]),
        verdict => Assert.Equal(VerdictKind.Correct, verdict.Kind));

    [Fact]
    public void WhatFollowsFromAWrongStartIsCreditedAndTheStartIsNamed()
    {
        // δ₂ with its sign turned; δ₁ and ∂W₁ then follow from it.
        var verdicts = AnswerChain.Grade([(Delta2, "[-0.70538, 0.74050, -0.03512]"), (Delta1, "[-0.67026, 0]"),
            (Weights, "[[-0.57026, 0.57026, -1.29052], [-0.2, 0.1, 0.05]]")]);

        Assert.Equal("sign", verdicts[0].Diagnoses[0].Id);
        Assert.Equal(("carried-forward", 1.0), (verdicts[1].Diagnoses[0].Id, verdicts[1].Score));
        Assert.Equal(("carried-forward", 1.0), (verdicts[2].Diagnoses[0].Id, verdicts[2].Score));
        Assert.Contains("∂J/∂t", verdicts[2].Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void AStartOfZeroesCarriesNothing()
    {
        var verdicts = AnswerChain.Grade([(Delta2, "[0, 0, 0]"), (Delta1, "[0, 0]"), (Weights, "[[0.1, -0.1, 0.05], [-0.2, 0.1, 0.05]]")]);

        Assert.Equal(0, verdicts[0].Score);
        Assert.Equal(0, verdicts[1].Score);
        Assert.DoesNotContain(verdicts, verdict => verdict.Diagnoses.Any(diagnosis => diagnosis.Id == "carried-forward"));
    }

    [Fact]
    public void AnIgnoredGateIsNamedInTheMiddleOfTheChain()
    {
        var verdicts = AnswerChain.Grade([(Delta2, "[0.70538, -0.74050, 0.03512]"), (Delta1, "[0.67027, -2.16883]")]);

        Assert.Equal(("missing-activation-derivative", "h"), (verdicts[1].Diagnoses[0].Id, verdicts[1].Diagnoses[0].Node));
    }

    static AnswerKey Ask(string wrt) => AnswerKey.Of(new()
    {
        Id = "capstone " + wrt,
        Question = new NumbersFor(new GradientOf(wrt)),
        Model = Capstone
    });
}
