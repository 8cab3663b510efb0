using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using Xunit;

namespace BackpropTutor.Grading.Tests.Questions.Repairs;

/// <summary>A listing with one line at fault: the mended line is judged as a line.</summary>
public sealed class LineTests
{
    static readonly AnswerKey Update = Key(8, "w2 -= 1e-4 * grad_w2");

    static readonly AnswerKey Gradient = Key(5, "grad_h = grad_y @ w2.T");

    [Theory]
    [InlineData("w2 -= 1e-4 * grad_w2")]
    [InlineData("w2 = w2 - 1e-4 * grad_w2")]
    [InlineData("w2 -= 0.0001*grad_w2")]
    [InlineData("    w2 -= 1e-4 * (h.T @ grad_y)")]
    [InlineData("w2 += -1e-4 * grad_w2")]
    public void TheLineInAnyOfItsFormsIsRight(string answer) => Assert.Equal(VerdictKind.Correct, Grader.Grade(Update, answer).Kind);

    [Theory]
    [InlineData("w2 += 1e-4 * grad_w2", "wrong-operator")]
    [InlineData("w2 *= 1e-4 * grad_w2", "wrong-operator")]
    [InlineData("w2 = 1e-4 * grad_w2", "wrong-operator")]
    [InlineData("w1 -= 1e-4 * grad_w2", "wrong-target")]
    [InlineData("1e-4 * grad_w2", "wrong-target")]
    [InlineData("grad_w2", "wrong-target")]
    [InlineData("w2 -= 1e-4 * grad_w1", "wrong-variable")]
    [InlineData("w2 -= grad_w2", null)]
    [InlineData("w2 -= 1e-3 * grad_w2", null)]
    public void AnotherTargetOperatorOrRightHandSideIsWrong(string answer, string? id)
    {
        var verdict = Grader.Grade(Update, answer);

        Assert.Equal((VerdictKind.Wrong, id ?? verdict.Diagnoses[0].Id), (verdict.Kind, verdict.Diagnoses[0].Id));
        Assert.Equal(0, verdict.Score);
    }

    [Theory]
    [InlineData("grad_h = grad_y @ w2.T", VerdictKind.Correct)]
    [InlineData("grad_h = np.dot(2 * (y_pred - y), w2.T)", VerdictKind.Correct)]
    [InlineData("grad_h = grad_y @ w2", VerdictKind.Wrong)]
    [InlineData("grad_h += grad_y @ w2.T", VerdictKind.Invalid)]
    [InlineData("grad_y @ w2.T", VerdictKind.Wrong)]
    [InlineData("grad_w1 = grad_y @ w2.T", VerdictKind.Wrong)]
    [InlineData("w2 -= lr * grad_w2", VerdictKind.Invalid)]
    [InlineData("grad_h = ", VerdictKind.Invalid)]
    public void ALineThatDefinesANameIsJudgedSoToo(string answer, VerdictKind kind) =>
        Assert.Equal(kind, Grader.Grade(Gradient, answer).Kind);

    static AnswerKey Key(int faulty, string mended)
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["x"] = Shape.Matrix(3, 3),
            ["w1"] = Shape.Matrix(3, 3),
            ["w2"] = Shape.Matrix(3, 3),
            ["y"] = Shape.Matrix(3, 3),
        };
        string[] lines =
        [
            "for step in range(2000):", "    h = 1 / (1 + np.exp(-(x @ w1)))", "    y_pred = h @ w2", "    grad_y = 2 * (y_pred - y)",
                "    grad_w2 = h.T @ grad_y",
            "    grad_h = grad_y @ w2", "    grad_w1 = x.T @ (grad_h * h * (1 - h))", "    w1 -= 1e-4 * grad_w1",
                "    w2 -= 1e-4 * grad_w1",
        ];
        return AnswerKey.Of(new()
        {
            Id = mended,
            Question = new LineToRepair(new([.. lines], faulty, mended)),
            Model = new(AnswerLanguage.ReadProgram("h = sigmoid(x*w1)\ny_pred = h*w2\nL = sum((y_pred - y)^2)", shapes).Expect()),
            Stated = [new("w2 -= 1e-4 * grad_w1", "wrong-variable")],
        });
    }
}
