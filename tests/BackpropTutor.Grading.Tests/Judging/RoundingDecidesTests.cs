using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Mutants;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Judging;

/// <summary>
/// (y + z) − y ≥ z holds always, and by rounding at some numbers and not at others: an answer that asks it agrees with the key here and
/// there by chance, and is as wrong as it is right.
/// </summary>
public sealed class RoundingDecidesTests
{
    static readonly AnswerKey Gated = Of("z = x*w\nL = y + relu(z)", "w");

    [Theory]
    [InlineData("x*((y + z) - y >= z)")]
    [InlineData("x*(z > 0) + x*((y + z) - y > z)")]
    [InlineData("x*((y + z) - y >= z) - x*((y + z) - y > z)")]
    public void AnAnswerThatRoundingDecidesEverywhereIsUndecided(string answer)
    {
        var verdict = Grader.Grade(Gated, answer);

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
        Assert.Empty(verdict.Diagnoses);
        Assert.False(verdict.SpendsAttempt);
    }

    [Theory]
    [InlineData("x*(z > 0)", VerdictKind.Correct)]
    [InlineData("x*((y + z) - y > 0)", VerdictKind.Correct)]
    [InlineData("x*((y + z) - y < 0)", VerdictKind.Wrong)]
    [InlineData("x*(z > 0)*((y + z) - y >= z - 1)", VerdictKind.Correct)]
    [InlineData("x*(z > 0) + 2*x*((y + z) - y >= z - 1)", VerdictKind.Wrong)]
    public void WhatRoundingDoesNotDecideIsJudgedAsBefore(string answer, VerdictKind kind) =>
        Assert.Equal(kind, Grader.Grade(Gated, answer).Kind);

    /// <summary>
    /// The key is 1 where |max(x, w)| exceeds w; the answer compares a number with itself, in a corner only, and is right elsewhere.
    /// </summary>
    [Fact]
    public void WhereRoundingDecidesInACornerOnlyTheAnswerIsUndecidedToo()
    {
        var key = Of("p = max(x, w)\nq = max(p, y - (y + p))\nL = max(w, q)", "q");
        var verdict = Grader.Grade(key, "max(p, y - (y - p)) > w");

        Assert.NotEqual(VerdictKind.Correct, verdict.Kind);
    }

    /// <summary>An answer to the one compares y + p5 − y with p5, one to the other asks whether max(p5, y − (y − p5)) > w.</summary>
    [Theory]
    [InlineData(31000035, 1)]
    [InlineData(63000073, 0)]
    public void NoRandomQuestionAcceptsSuchAnAnswer(int seed, int undecided)
    {
        var study = new MutantStudy();
        study.Run(seed, 12);

        Assert.Empty(study.FalseAccepts);
        Assert.Empty(study.FalseRejects);
        Assert.Equal(undecided, study.Undecided);
    }

    static AnswerKey Of(string program, string wrt)
    {
        var shapes = ImmutableDictionary<string, Shape>.Empty.Add("x", Shape.Scalar).Add("y", Shape.Scalar).Add("w", Shape.Scalar);
        return AnswerKey.Of(Nodes.Formula("rounding decides", AnswerLanguage.ReadProgram(program, shapes).Value!, new GradientOf(wrt)));
    }
}
