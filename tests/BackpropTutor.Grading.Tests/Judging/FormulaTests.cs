using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using Xunit;

namespace BackpropTutor.Grading.Tests.Judging;

public sealed class FormulaTests
{
    static readonly Node H = SmallNetwork.H;
    static readonly Node U = SmallNetwork.U;
    static readonly Node X = SmallNetwork.X;
    static readonly Node Delta = U * H * (1 - H);

    static readonly AnswerKey OfZ = Prepare("delta", new GradientOf("z"));
    static readonly AnswerKey OfW = Prepare("weights", new GradientOf("W"));
    static readonly AnswerKey OfX = Prepare("inputs", new GradientOf("x"));

    public static TheoryData<string, Node> RightForms => new()
    {
        { "u ⊙ h ⊙ (1 − h)", Delta },
        { "σ′(z)", Node.Of(new Prime(new Sigmoid()), SmallNetwork.Z) * U },
        { "diag", Node.Of(new MatMul(), Node.Of(new Diag(), H * (1 - H)), U) },
        { "h − h²", U * (H - (H * H)) },
        { "kept column", Node.Of(new Reshape(Shape.Matrix(2, 1)), Delta) },
    };

    [Theory]
    [MemberData(nameof(RightForms))]
    public void EveryEqualFormOfTheErrorSignalPasses(string form, Node answer)
    {
        var verdict = Grader.Grade(OfZ, Nodes.Read(answer));

        Assert.True(verdict.Kind == VerdictKind.Correct, $"{form}: {verdict}");
        Assert.Empty(verdict.Diagnoses);
        Assert.True(verdict.MaxRelativeError < 1e-9);
        Assert.Equal(32, verdict.Points);
    }

    [Fact]
    public void ADroppedActivationDerivativeIsNamedAtItsNode()
    {
        var verdict = Grader.Grade(OfW, Nodes.Read(U.MatMul(X.T)));

        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        Assert.Equal(("missing-activation-derivative", "h"), (verdict.Diagnoses[0].Id, verdict.Diagnoses[0].Node));
        Assert.Null(verdict.MaxRelativeError);
    }

    [Fact]
    public void ATurnedOuterProductHasTheRightNumbersTransposed()
    {
        var verdict = Grader.Grade(OfW, Nodes.Read(X.MatMul(Delta.T)));

        Assert.Equal((VerdictKind.Partial, 0.5, "transposed"), (verdict.Kind, verdict.Score, verdict.Diagnoses[0].Id));
        Assert.Equal("Right numbers, transposed: this is 3×2, and 2×3 is asked for.", verdict.Diagnoses[0].Message.English);
    }

    [Fact]
    public void ARowIsRightInJacobianForm()
    {
        var verdict = Grader.Grade(OfZ, Nodes.Read(Delta.T));

        Assert.Equal((VerdictKind.Partial, "numerator-layout"), (verdict.Kind, verdict.Diagnoses[0].Id));
        Assert.Equal("Right in Jacobian form (1×2); the shape convention asks for 2×1.", verdict.Diagnoses[0].Message.English);
    }

    [Fact]
    public void AVectorWhereAMatrixIsAskedNeedsAnOuterProduct()
    {
        var verdict = Grader.Grade(OfW, Nodes.Read(H * X.Sum()));

        Assert.Equal("The 2×1 answer needs an outer product to become 2×3.", verdict.Diagnoses[0].Message.English);
    }

    [Fact]
    public void SomeRightEntriesAreShownWithoutSayingWhatTheOthersShouldBe()
    {
        var mask = Node.Constant(Tensor.Vector(1, 0));
        var verdict = Grader.Grade(OfZ, Nodes.Read(Delta * mask));

        Assert.Equal((VerdictKind.Partial, 0.5), (verdict.Kind, verdict.Score));
        Assert.Equal([true, false], verdict.Entries);
        Assert.Null(verdict.MaxRelativeError);
    }

    [Fact]
    public void ZeroesEarnNothing()
    {
        var verdict = Grader.Grade(OfZ, Nodes.Read(Node.Fill(Shape.Vector(2), 0)));

        Assert.Equal((VerdictKind.Wrong, 0.0), (verdict.Kind, verdict.Score));
    }

    [Fact]
    public void AFormulaThatIsNotFiniteIsInvalid()
    {
        var verdict = Grader.Grade(OfZ, Nodes.Read(Delta / (H - H)));

        Assert.Equal((VerdictKind.Invalid, "not-finite"), (verdict.Kind, verdict.Mistake!.Id));
        Assert.False(verdict.SpendsAttempt);
    }

    [Fact]
    public void TwoMistakesAtOnceAreFoundWhereOneDoesNotExplainTheAnswer()
    {
        var verdict = Grader.Grade(OfW, Nodes.Read(-U.MatMul(X.T)));

        Assert.Equal("missing-activation-derivative", verdict.Diagnoses[0].Id);
        Assert.Contains("Every sign is turned round.", verdict.Diagnoses[0].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void TheGradientOfAnotherVariableIsRecognised()
    {
        var bias = Prepare("bias", new GradientOf("u"));
        var verdict = Grader.Grade(bias, Nodes.Read(Delta));

        Assert.Equal("wrong-variable", verdict.Diagnoses[0].Id);
    }

    [Fact]
    public void TheInputsGradientIsTheTransposedWeightTimesTheErrorSignal() =>
        Assert.Equal(VerdictKind.Correct, Grader.Grade(OfX, Nodes.Read(SmallNetwork.W.T.MatMul(Delta))).Kind);

    [Fact]
    public void AVerdictDoesNotFlipUnderOtherSeeds()
    {
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var prepared = AnswerKey.Of(Nodes.Formula("delta", SmallNetwork.Program, new GradientOf("z")) with { Seed = seed });
            Assert.True(Grader.Grade(prepared, Nodes.Read(Delta)).Kind == VerdictKind.Correct, $"seed {seed}");
            Assert.True(Grader.Grade(prepared, Nodes.Read(U * H)).Kind == VerdictKind.Wrong, $"seed {seed}");
        }
    }

    static AnswerKey Prepare(string id, Quantity what) => AnswerKey.Of(Nodes.Formula(id, SmallNetwork.Program, what));
}
