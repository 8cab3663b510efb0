using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Judging;

/// <summary>A label that the question fixes hides no wrong branch, and may still be used as the number that it is.</summary>
public sealed class LabelTests
{
    const string Logistic = "z = w'*x\na = sigmoid(z)\nL = -(y*log(a) + (1-y)*log(1-a))";
    const string Softmax = "p = softmax(z)\nL = -sum(y ⊙ log(p))";

    static readonly AnswerKey One = Key(Logistic, "w", ("y", Tensor.Scalar(1)));
    static readonly AnswerKey AllFixed = Key(Logistic, "w", ("y", Tensor.Scalar(0)), ("w", Tensor.Vector(0.5, -1)),
        ("x", Tensor.Vector(1, 2)));
    static readonly AnswerKey OneHot = Key(Softmax, "z", ("y", Tensor.Vector(0, 1, 0)));
    static readonly AnswerKey OneHotAllFixed = Key(Softmax, "z", ("y", Tensor.Vector(0, 1, 0)), ("z", Tensor.Vector(0.3, -1, 0.5)));

    [Theory]
    [InlineData("(a - y) x", VerdictKind.Correct)]
    [InlineData("(a - 1) x", VerdictKind.Correct)]
    [InlineData("-sigmoid(-z) x", VerdictKind.Correct)]
    [InlineData("(-y/a + (1-y)/(1-a)) a (1-a) x", VerdictKind.Correct)]
    [InlineData("(-y/a - (1-y)/(1-a)) a (1-a) x", VerdictKind.Wrong)]
    [InlineData("-y (1 - a) x", VerdictKind.Wrong)]
    [InlineData("a x", VerdictKind.Wrong)]
    public void ABranchThatALabelSwitchesOffIsJudgedToo(string answer, VerdictKind kind) =>
        Assert.Equal(kind, Grader.Grade(One, answer).Kind);

    [Theory]
    [InlineData("(a - y) x", VerdictKind.Correct)]
    [InlineData("(-y/a - (1-y)/(1-a)) a (1-a) x", VerdictKind.Wrong)]
    [InlineData("(1 - y) a x", VerdictKind.Wrong)]
    public void SoItIsWhereEveryNumberIsFixed(string answer, VerdictKind kind) => Assert.Equal(kind, Grader.Grade(AllFixed, answer).Kind);

    [Fact]
    public void TheSignOfADeadTermIsNamed() =>
        Assert.Equal("sign", Grader.Grade(One, "(-y/a - (1-y)/(1-a)) a (1-a) x").Diagnoses[0].Id);

    [Theory]
    [InlineData("p - y", 1)]
    [InlineData("p - [0, 1, 0]", 1)]
    [InlineData("p", 0)]
    [InlineData("p - [1, 0, 0]", 0)]
    public void EntriesThatOnlyTheLabelMakesRightDoNotCount(string answer, double score)
    {
        Assert.Equal(score, Grader.Grade(OneHot, answer).Score);
        Assert.Equal(score, Grader.Grade(OneHotAllFixed, answer).Score);
    }

    /// <summary>Numbers are judged at the question's own point, where the label is what it is.</summary>
    [Fact]
    public void TypedNumbersAreJudgedAtTheFixedPoint() => Assert.Equal(VerdictKind.Correct, Grader.Grade(AllFixed, "[0.182, 0.365]").Kind);

    /// <summary>An input of ones and zeros of which no complement is taken is no label.</summary>
    [Fact]
    public void AnInputThatHappensToBeOneIsNoLabel() =>
        Assert.Equal(VerdictKind.Correct, Grader.Grade(Key("L = c*sum(w^2)", "w", ("c", Tensor.Scalar(1))), "2 c^2 w").Kind);

    static AnswerKey Key(string program, string wrt, params (string Name, Tensor Value)[] fixedNumbers)
    {
        var shapes = program switch
        {
            Logistic => new Dictionary<string, Shape> { ["w"] = Shape.Vector(2), ["x"] = Shape.Vector(2), ["y"] = Shape.Scalar },
            Softmax => new Dictionary<string, Shape> { ["z"] = Shape.Vector(3), ["y"] = Shape.Vector(3) },
            _ => new Dictionary<string, Shape> { ["w"] = Shape.Vector(2), ["c"] = Shape.Scalar },
        };
        return AnswerKey.Of(new()
        {
            Id = "label",
            Question = new NumbersOrFormulaFor(new GradientOf(wrt)),
            Model = new(AnswerLanguage.ReadProgram(program, shapes).Expect())
            {
                Values = fixedNumbers.ToImmutableDictionary(pair => pair.Name,
                pair => pair.Value)
            },
        });
    }
}
