using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Keys;

/// <summary>What an exercise is about stays with other numbers.</summary>
public sealed class VariantConditionTests
{
    const int Tried = 40;

    [Fact]
    public void ADeadUnitStaysDeadAndAnOpenOneOpen() => Assert.All(
        ValuesOf("z = W*x\nh = relu(z)\ns = u'*h", new GradientOf("x"), [], [], ("W", Tensor.Matrix(new[,] { { 1.0, 2 }, { -1, 1 } })),
            ("x", Tensor.Vector(3, -1)), ("u", Tensor.Vector(2, -1))),
        values =>
        {
            Assert.True((values["W"][0] * values["x"][0]) + (values["W"][1] * values["x"][1]) > 0);
            Assert.True((values["W"][2] * values["x"][0]) + (values["W"][3] * values["x"][1]) < 0);
        });

    [Fact]
    public void TheSameInputWinsTheMaximum() => Assert.All(
        ValuesOf("a = x + y\nb = max(y, z)\nf = a*b", new GradientOf("y"), [], [], ("x", Tensor.Scalar(1)), ("y", Tensor.Scalar(2)),
            ("z", Tensor.Scalar(5))),
        values => Assert.True(values["z"][0] > values["y"][0]));

    [Fact]
    public void SignsAndZerosOfTheGivenNumbersStay() => Assert.All(
        ValuesOf("s = u'*(v ⊙ v)", new GradientOf("v"), [], [], ("u", Tensor.Vector(0, -3, 2)), ("v", Tensor.Vector(4, 1, -2))),
        values =>
        {
            Assert.Equal([0, -1, 1], values["u"].Values.ToArray().Select(Math.Sign));
            Assert.Equal([1, 1, -1], values["v"].Values.ToArray().Select(Math.Sign));
        });

    [Fact]
    public void WhatTheAuthorKeepsStays() => Assert.All(
        ValuesOf("a = w*x + b\nf = sigmoid(a)", new GradientOf("w"), ["a"], [], ("w", Tensor.Scalar(2)), ("x", Tensor.Scalar(3)),
            ("b", Tensor.Scalar(-6))),
        values => Assert.Equal(0, (values["w"][0] * values["x"][0]) + values["b"][0]));

    [Fact]
    public void NoStatedMistakeBecomesRightOrAnothersTwin() => Assert.All(
        ValuesOf("f = x*y", new ExpressionOf("x*y"), [], ["x + y", "2*x"], ("x", Tensor.Scalar(4)), ("y", Tensor.Scalar(3))),
        values =>
        {
            var (x, y) = (values["x"][0], values["y"][0]);
            Assert.Equal(3, new[] { x * y, x + y, 2 * x }.Distinct().Count());
        });

    [Fact]
    public void APlainNumberThatHoldsAlwaysStaysAMistake()
    {
        var exercise = Exercise("f = max(x, y)", new GradientOf("x"), [], [], ("x", Tensor.Scalar(4)), ("y", Tensor.Scalar(2)));

        Assert.Equal(["0"], Grading.Keys.Variants.Of(exercise with { Stated = [new("0", HoldsAlways: true), new("2")] },
            1).Stated.Select(stated => stated.Answer));
    }

    [Fact]
    public void WhatNoOtherNumbersKeepIsSaid()
    {
        var exercise = Exercise("f = x^2", new GradientOf("x"), ["x"], [], ("x", Tensor.Scalar(3)));

        Assert.Contains("keep its point", Assert.Throws<ArgumentException>(() => Grading.Keys.Variants.Of(exercise, 1)).Message,
            StringComparison.Ordinal);
    }

    static IEnumerable<ImmutableDictionary<string, Tensor>> ValuesOf(
        string program, Quantity asked, ImmutableArray<string> kept, ImmutableArray<string> stated,
            params ReadOnlySpan<(string Name, Tensor Value)> values)
    {
        var exercise = Exercise(program, asked, kept, stated, values);
        return [.. Enumerable.Range(1, Tried).Select(number => Grading.Keys.Variants.Of(exercise, number).Model!.Values)];
    }

    static Exercise Exercise(string program, Quantity asked, ImmutableArray<string> kept, ImmutableArray<string> stated,
        params ReadOnlySpan<(string Name, Tensor Value)> values)
    {
        var byName = values.ToArray().ToImmutableDictionary(pair => pair.Name, pair => pair.Value);
        var read = AnswerLanguage.ReadProgram(program, byName.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Shape), null);
        Assert.True(read.Succeeded, read.Mistake?.Message.English);
        return new()
        {
            Id = program,
            Question = new NumbersFor(asked),
            Model = new(read.Value!) { Values = byName, Kept = kept },
            Stated = [.. stated.Select(answer => new StatedMistake(answer))],
        };
    }
}
