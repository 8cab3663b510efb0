using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using Xunit;

namespace BackpropTutor.Grading.Tests.Diagnoses;

/// <summary>Wrong numbers as learners typed them, and what is told of them: the backward rule at its gate, or nothing.</summary>
public sealed class NumberDiagnosisTests
{
    static readonly Exercise Circuit = Ask.Numbers("q = x + y\nf = q*z", new ExpressionOf("[df/dx, df/dy, df/dz]"), ("x", -2), ("y", 5),
        ("z", -4));

    static readonly (string, Tensor)[] NeuronValues = [("w0", 2), ("x0", -1), ("w1", -3), ("x1", -2), ("w2", -3)];

    const string Neuron = "m0 = w0*x0\nm1 = w1*x1\na0 = m0 + m1\na = a0 + w2\nn = -a\ne = exp(n)\ng = e + 1\nf = 1/g";

    [Theory]
    [InlineData("[4, 4, 3]", "sign", "entry 1, 2")]
    [InlineData("[3, -4, -4]", "wrong-order", "another order")]
    [InlineData("[-2, 5, -4]", "values-for-gradients", "values of x, y, z")]
    [InlineData("[1, 1, 3]", "missing-upstream", "At q")]
    [InlineData("[3, 3, 3]", "mul-not-switched", "At the product f")]
    public void ASlipInAListIsTold(string answer, string id, string said)
    {
        var verdict = Circuit.Grade(answer);

        Assert.True(verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial);
        Assert.Equal(id, verdict.Diagnoses[0].Id);
        Assert.Contains(said, verdict.Diagnoses[0].Message.English, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[df/dw0, df/dw1, df/dw2]", "[-1, -2, 1]", "missing-upstream")]
    [InlineData("[df/dx0, df/dx1]", "[2, -3]", "missing-upstream")]
    [InlineData("[df/dw0, df/dw1, df/dw2]", "[-0.19661, -0.39322, -0.58984]", "extra-local")]
    [InlineData("[df/dg, df/de, df/dn]", "[-0.53445, -0.53445, 0.19661]", "sign")]
    public void AChainOfGatesIsToldByItsGates(string asked, string answer, string id) =>
        Assert.Equal(id, Ask.Numbers(Neuron, new ExpressionOf(asked), NeuronValues).Grade(answer).Diagnoses[0].Id);

    /// <summary>What a symbolic gradient is made of is nobody's step.</summary>
    [Theory]
    [InlineData("[-0.53445, -0.53445, -0.36788]")]
    [InlineData("[-0.53445, -0.53445, 0.19661]")]
    [InlineData("[-0.4621, -0.4621, -0.17]")]
    public void OnlyStepsOfTheProgramAreNamed(string answer)
    {
        foreach (var diagnosis in Ask.Numbers(Neuron, new ExpressionOf("[df/dg, df/de, df/dn]"), NeuronValues).Grade(answer).Diagnoses)
        {
            Assert.DoesNotContain("g^2", diagnosis.Message.English, StringComparison.Ordinal);
            Assert.DoesNotContain("1 / g", diagnosis.Message.English, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatTheLoserOfAMaximumIsCreditedWithIsTold()
    {
        var exercise = Ask.Numbers("a = x + y\nb = max(y, z)\nf = a*b", new ExpressionOf("[df/dx, df/dy, df/dz]"), ("x", 1), ("y", 2),
            ("z", 0));

        Assert.Equal("max-routed-to-loser", exercise.Grade("[2, 5, 3]").Diagnoses[0].Id);
    }

    /// <summary>The program of a question may be an author's device, whose steps the page does not show.</summary>
    [Theory]
    [InlineData("up = (x + step)^3\ndown = (x - step)^3\nslope = (up - down)/(2*step)", "slope", 1, 0.1, "6.02")]
    [InlineData("up = (x + step)^3\ndown = (x - step)^3\nslope = (up - down)/(2*step)", "slope", 1, 0.1, "3.31")]
    [InlineData("up = relu(x + step)\ndown = relu(x - step)\nnumeric = (up - down)/(2*step)", "numeric", -0.000001, 0.00001, "1")]
    [InlineData("up = relu(x + step)\ndown = relu(x - step)\nnumeric = (up - down)/(2*step)", "numeric", -0.000001, 0.00001, "0")]
    public void AStepThatThePageDoesNotShowIsNeverNamed(string program, string what, double x, double step, string answer)
    {
        var exercise = Ask.Numbers(program, new ValueOf(what), ("x", x), ("step", step));
        exercise = exercise with { Model = exercise.Model! with { ShownSteps = ["x"] } };

        foreach (var diagnosis in exercise.Grade(answer).Diagnoses)
        {
            Assert.DoesNotContain("step", diagnosis.Message.English, StringComparison.Ordinal);
            Assert.DoesNotContain("down", diagnosis.Message.English, StringComparison.Ordinal);
            Assert.DoesNotContain("up", diagnosis.Message.English, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AStepThatThePageShowsIsNamed()
    {
        var exercise = Ask.Numbers("q = x + y\nf = q*z", new ValueOf("q"), ("x", -2.25), ("y", 5.5), ("z", -4));

        Assert.Equal(("wrong-operation", "q"), (exercise.Grade("-7.75").Diagnoses[0].Id, exercise.Grade("-7.75").Diagnoses[0].Node));
    }

    /// <summary>Numbers that hit a known mistake by chance say nothing; the more digits, the more they say.</summary>
    [Fact]
    public void CoincidenceIsWeighed()
    {
        var exercise = Ask.Numbers(Neuron, new GradientOf("w0"), NeuronValues);
        var random = new Random(1);
        var told = Enumerable.Range(0, 400).Select(_ => exercise.Grade($"-0.{random.Next(100, 1000)}"))
            .Count(verdict => verdict.Diagnoses.Any(diagnosis =>
                diagnosis.Id is not (DiagnosisIds.WrongEntries or DiagnosisIds.RoundedTooEarly)));

        Assert.InRange(told, 0, 6);
        Assert.Equal("sign", exercise.Grade("0.19661").Diagnoses[0].Id);
    }

    [Theory]
    [InlineData("0.25 0.19661", "wrong-shape", "diagonal")]
    [InlineData("[[0, 0.25], [0.19661, 0]]", "wrong-order", "columns")]
    public void AJacobianThatIsLaidOutWronglyIsTold(string answer, string id, string said)
    {
        var verdict = Ask.Numbers("h = sigmoid(z)", new JacobianOf("z"), ("z", Tensor.Vector(0, 1))).Grade(answer);

        Assert.Equal(id, verdict.Diagnoses[0].Id);
        Assert.Contains(said, verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 2, -1]")]
    [InlineData("[1, -1]")]
    public void AJacobianNeedsNoOuterProduct(string answer)
    {
        var values = new (string, Tensor)[] { ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })),
            ("x", Tensor.Vector(1, 2, -1)), ("b", Tensor.Vector(1, -1)) };
        var verdict = Ask.Numbers("z = W*x + b", new JacobianOf("x"), values).Grade(answer);

        Assert.DoesNotContain("outer product", verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    /// <summary>The right matrix is [[1, 2, 4], [0.25, 0.5, 1]].</summary>
    [Theory]
    [InlineData("[[1, 4, 0.5], [2, 0.25, 1]]", "column by column")]
    [InlineData("[[1, 0.25, 2], [0.5, 4, 1]]", "column by column")]
    [InlineData("[[0.25, 0.5, 1], [1, 2, 4]]", "rows in another order")]
    public void AMatrixThatIsFilledInWronglyIsTold(string answer, string said)
    {
        var exercise = Ask.Numbers(
            "z = W*x\ns = u'*z", new GradientOf("W"),
            ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })), ("x", Tensor.Vector(1, 2, 4)),
                ("u", Tensor.Vector(1, 0.25)));
        var verdict = exercise.Grade(answer);

        Assert.Equal("wrong-order", verdict.Diagnoses[0].Id);
        Assert.Contains(said, verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void AJacobianCountsAMatrixRowByRow()
    {
        var exercise = Ask.Numbers("z = W*x", new JacobianOf("W"), ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })),
            ("x", Tensor.Vector(1, 2, -1)));
        var verdict = exercise.Grade("[[1, 0, 2, 0, -1, 0], [0, 1, 0, 2, 0, -1]]");

        Assert.Equal("wrong-order", verdict.Diagnoses[0].Id);
        Assert.Contains("row by row", verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNumbersOfTheTextAreKnownWhereOthersAreAsked()
    {
        var exercise = Variants.Of(Circuit, 1);

        Assert.Equal("right-for-other-numbers", exercise.Grade("[-4, -4, 3]").Diagnoses[0].Id);
    }

    [Fact]
    public void NothingIsReadOutOfZeros() => Assert.Equal(DiagnosisIds.WrongEntries, Circuit.Grade("[0, 0, 0]").Diagnoses[0].Id);
}
