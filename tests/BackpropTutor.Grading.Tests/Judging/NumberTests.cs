using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Judging;

public sealed class NumberTests
{
    static readonly AnswerKey Bias = AnswerKey.Of(new()
    {
        Id = "bias-numbers",
        Question = new NumbersFor(new GradientOf("b")),
        Model = new(SmallNetwork.Program) { Values = SmallNetwork.Values },
    });

    [Theory]
    [InlineData("[0.5, -0.196612]")]
    [InlineData("[0.5, -0.1966]")]
    [InlineData("[0.50, -0.20]")]
    [InlineData("[1/2, -exp(-1)/(1 + exp(-1))^2]")]
    public void DigitsAsTypedPass(string answer) => Assert.Equal(VerdictKind.Correct, Grader.Grade(Bias, answer).Kind);

    [Theory]
    [InlineData("[0.125, 0.14373]", null)]
    [InlineData("[2, -1]", "missing-activation-derivative")]
    [InlineData("[0.47001, -0.21936]", "derivative-at-output")]
    [InlineData("0.30339", "matmul-for-hadamard")]
    [InlineData("[-0.5, 0.19661]", "sign")]
    public void WrongNumbersAreNotAcceptedAndTheirRuleIsNamed(string answer, string? diagnosis)
    {
        var verdict = Grader.Grade(Bias, answer);

        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        Assert.Equal(diagnosis ?? verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Id);
    }

    [Fact]
    public void RoundingThatAccumulatedEarnsItsHint()
    {
        var verdict = Grader.Grade(Bias, "[0.5, -0.1971]");

        // 0.73 (1 - 0.73), where h is 0.7310….
        Assert.Equal((VerdictKind.Partial, "rounded-too-early"), (verdict.Kind, verdict.Diagnoses[0].Id));
        Assert.Equal([true, false], verdict.Entries);
    }

    [Theory]
    [InlineData("[0.5, -0.19]")]
    [InlineData("[0.5, -0.1963]")]
    [InlineData("[0.5, -0.2]")]
    public void WhatNoRoundingGivesIsNotCalledRounded(string answer) =>
        Assert.NotEqual("rounded-too-early", Grader.Grade(Bias, answer).Diagnoses[0].Id);

    [Theory]
    [InlineData("[0.5, -0.2]", "give 2 significant digits")]
    [InlineData("[0.5, -.2]", "give 2 significant digits")]
    public void RightlyRoundedToTooFewDigitsCostsNothing(string answer, string message)
    {
        var verdict = Grader.Grade(Bias, answer);

        Assert.Equal((VerdictKind.Undecided, "more-digits"), (verdict.Kind, verdict.Diagnoses[0].Id));
        Assert.Contains(message, verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    /// <summary>A central difference of x³ at 1, which is 3.01 and not the slope; counts; a value that ends.</summary>
    [Theory]
    [InlineData("3.01", VerdictKind.Correct, null)]
    [InlineData("3.010", VerdictKind.Correct, null)]
    [InlineData("((1.1)^3 - 0.9^3)/0.2", VerdictKind.Correct, null)]
    [InlineData("slope = 3.01  # in mathematics: 3", VerdictKind.Correct, null)]
    [InlineData("3.0", VerdictKind.Wrong, "stated")]
    [InlineData("3", VerdictKind.Wrong, "stated")]
    [InlineData("3.1", VerdictKind.Wrong, "wrong-entries")]
    [InlineData("2.95", VerdictKind.Wrong, "wrong-entries")]
    public void AnEstimateIsNotTheTrueSlope(string answer, VerdictKind kind, string? id)
    {
        var verdict = Grader.Grade(Estimate, answer);

        Assert.Equal((kind, id), (verdict.Kind, verdict.Diagnoses.IsEmpty ? null : verdict.Diagnoses[0].Id));
    }

    [Theory]
    [InlineData("352", VerdictKind.Correct)]
    [InlineData("3.5e2", VerdictKind.Undecided)]
    [InlineData("353", VerdictKind.Wrong)]
    [InlineData("351", VerdictKind.Wrong)]
    public void ACountIsWhole(string answer, VerdictKind kind)
    {
        var verdict = Grader.Grade(Of("n = 2*a*b + c", new ValueOf("n"), ("a", 16), ("b", 10), ("c", 32)), answer);

        Assert.Equal(kind, verdict.Kind);
        Assert.DoesNotContain(verdict.Diagnoses, diagnosis => diagnosis.Id == "rounded-too-early");
    }

    [Theory]
    [InlineData("0.26894", VerdictKind.Correct)]
    [InlineData("0.269", VerdictKind.Undecided)]
    [InlineData("0.27", VerdictKind.Undecided)]
    [InlineData("0.2690", VerdictKind.Wrong)]
    public void TheDigitsThatTheQuestionWantsAreWanted(string answer, VerdictKind kind)
    {
        var exercise = Of("s = 1 - sigmoid(x)", new ValueOf("s"),
            ("x", 1)).Exercise with
        { Question = new NumbersFor(new ValueOf("s")) { Digits = 5 } };

        Assert.Equal(kind, Grader.Grade(exercise, answer).Kind);
    }

    /// <summary>Rounded numbers may be calculated with in the answer itself.</summary>
    [Theory]
    [InlineData("0.731*(1-0.731)", VerdictKind.Correct)]
    [InlineData("0.7311*0.2689", VerdictKind.Correct)]
    [InlineData("0.731*0.731", VerdictKind.Wrong)]
    [InlineData("0.731*(1-0.269)", VerdictKind.Wrong)]
    public void WorkingWithRoundedNumbersIsJudgedAsRounded(string answer, VerdictKind kind) =>
        Assert.Equal(kind, Grader.Grade(Of("s = sigmoid(x)", new GradientOf("x"), ("x", 1)), answer).Kind);

    /// <summary>Letters are judged as a formula, numbers in any spelling as numbers; neither costs an attempt by its spelling.</summary>
    [Theory]
    [InlineData("s (1 - s)", VerdictKind.Undecided, "With letters you are right")]
    [InlineData("σ'(x)", VerdictKind.Undecided, "With letters you are right")]
    [InlineData("1 - s^2", VerdictKind.Undecided, "with letters it is not right yet")]
    [InlineData("q", VerdictKind.Invalid, "“q” is a name")]
    [InlineData("0,1966", VerdictKind.Invalid, "Write decimals with a point: 0.1966")]
    public void ACardForNumbersUnderstandsLetters(string answer, VerdictKind kind, string message)
    {
        var verdict = Grader.Grade(Of("s = sigmoid(x)", new GradientOf("x"), ("x", 1)), answer);

        Assert.Equal(kind, verdict.Kind);
        Assert.False(verdict.SpendsAttempt);
        Assert.Contains(message, (verdict.Mistake?.Message ?? verdict.Diagnoses[0].Message).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eye(2)", VerdictKind.Correct)]
    [InlineData("I(2)", VerdictKind.Correct)]
    [InlineData("diag([1, 1])", VerdictKind.Correct)]
    [InlineData("1 1", VerdictKind.Wrong)]
    public void AJacobianMayBeWrittenWithItsWords(string answer, VerdictKind kind)
    {
        var verdict = Grader.Grade(AnswerKey.Of(Bias.Exercise with { Question = new NumbersFor(new JacobianOf("b", "z")) }), answer);

        Assert.Equal(kind, verdict.Kind);
        Assert.DoesNotContain(verdict.Diagnoses, diagnosis => diagnosis.Message.English.Contains("outer product",
            StringComparison.Ordinal));
    }

    /// <summary>A Jacobian of one output is a row: a list may be one, a column is none.</summary>
    [Theory]
    [InlineData("0.5 -0.196612", VerdictKind.Correct)]
    [InlineData("[[0.5, -0.196612]]", VerdictKind.Correct)]
    [InlineData("[0.5; -0.196612]", VerdictKind.Partial)]
    [InlineData("0.5\n-0.196612", VerdictKind.Partial)]
    public void ARowIsNoColumn(string answer, VerdictKind kind) =>
        Assert.Equal(kind, Grader.Grade(AnswerKey.Of(Bias.Exercise with { Question = new NumbersFor(new JacobianOf("b", "s")) }),
            answer).Kind);

    [Fact]
    public void AListOfAllEntriesOfAMatrixIsItsJacobiansRow()
    {
        var key = AnswerKey.Of(Bias.Exercise with { Question = new NumbersFor(new GradientOf("W")) });
        var list = string.Join(' ', key.Key!.Values.ToArray()
            .Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Contains("(1×6)", Grader.Grade(key, list).Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    static readonly AnswerKey Estimate = AnswerKey.Of(Of("slope = ((x + step)^3 - (x - step)^3)/(2*step)", new ValueOf("slope"), ("x", 1),
        ("step", 0.1)).Exercise with
    {
        Stated = [new("3 x^2")],
    });

    static AnswerKey Of(string program, Quantity asked, params (string Name, double Value)[] values) => AnswerKey.Of(new()
    {
        Id = program,
        Question = new NumbersFor(asked),
        Model = new(AnswerLanguage.ReadProgram(program, values.ToDictionary(pair => pair.Name, _ => Shape.Scalar, StringComparer.Ordinal))
            .Expect())
        {
            Values = values.ToImmutableDictionary(pair => pair.Name, pair => Tensor.Scalar(pair.Value)),
        },
    });
}
