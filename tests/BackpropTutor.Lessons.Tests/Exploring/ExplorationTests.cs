using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Graphs;
using BackpropTutor.Lessons.Blocks.Graphs.Drawing;
using BackpropTutor.Lessons.Exploring;
using BackpropTutor.Tests.Timing;

namespace BackpropTutor.Lessons.Tests.Exploring;

/// <summary>What the explorer finds out about a function.</summary>
public sealed class ExplorationTests
{
    public static TheoryData<int> Examples { get; } = [.. Enumerable.Range(0, Example.All.Length)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void EveryExampleIsReadDrawnAndConfirmedByDifferences(int index)
    {
        var explored = Explore(Example.All[index].Query);

        Assert.NotNull(explored.Graph);
        Assert.NotEmpty(explored.Gradients);
        Assert.All(explored.Gradients, gradient => Assert.True(gradient.Check?.Verdict == CheckVerdict.Agrees,
            $"{gradient.Name}: {gradient.Check?.Worst}"));
        Assert.NotNull(explored.Sources.NumPy);
        Assert.NotNull(explored.Sources.PyTorch);
        Assert.NotNull(explored.Sources.Latex);
        Assert.Equal(explored.IsScalar, explored.Derivation.Steps.Length > 0);
        Assert.Empty(explored.Irregularities);
    }

    [Fact]
    public void TheBackwardPassOfALayerIsThatOfTheTextbook()
    {
        var derivation = Explore(Example.All[0].Query).Derivation;

        Assert.Equal(
            [
                @"\delta_{h} = \frac{\partial s}{\partial h} = u",
                @"\delta_{z} = \frac{\partial s}{\partial z} = u \odot \sigma'(z)",
                @"\frac{\partial s}{\partial W} = \delta_{z} x^{\top}",
                @"\frac{\partial s}{\partial x} = W^{\top} \delta_{z}",
                @"\frac{\partial s}{\partial b} = \delta_{z}",
                @"\frac{\partial s}{\partial u} = h",
            ],
            derivation.Steps.Select(step => step.Latex));
        Assert.Equal(@"\frac{\partial s}{\partial b} = u \odot \sigma'(z)", derivation.ClosedForms["b"]);
    }

    [Fact]
    public void AnInputWithOnlyAShapeHasTheSameNumbersEveryTime()
    {
        var query = new ExplorerQuery("s = sum(W)", "W: 3x4");
        var (one, other) = (Explore(query).Point["W"], Explore(query).Point["W"]);

        Assert.Equal(Shape.Matrix(3, 4), one.Shape);
        Assert.Equal(one.Values.ToArray(), other.Values.ToArray());
        Assert.All(one.Values.ToArray(), number => Assert.InRange(Math.Abs(number), 0.1, 1.5));
        Assert.Equal(["W"], Explore(query).Drawn);
    }

    [Fact]
    public void ALargeJacobianIsDescribedAndNotFormed()
    {
        var gradient = Assert.Single(Explore(new("h = relu(X)", "X: 100x4096")).Gradients);

        Assert.Equal(JacobianKind.Diagonal, gradient.Jacobian.Structure.Kind);
        Assert.Equal(409_600, gradient.Jacobian.Structure.Rows);
        Assert.Null(gradient.Jacobian.Entries);
        Assert.InRange(gradient.Check?.Entries.Length ?? 0, 0, 200);
    }

    [Fact]
    public void AnotherOutputMayBeAskedFor()
    {
        var explored = Explore(new("a = x y\nb = exp(a)", "x = 2\ny = 3", "a"));

        Assert.Equal(6, explored.Value.Number);
        Assert.Equal([3.0, 2.0], explored.Gradients.Select(gradient => gradient.Jacobian.Entries![0]));
    }

    [Fact]
    public void ThePictureIsAsFineAsItIsAskedFor()
    {
        var query = new ExplorerQuery("q = x + y z\nf = q^2", "x = 1\ny = 2\nz = 3");

        Assert.Equal(Grain.Definitions, Explore(query).Graph!.Grain);
        Assert.True(Explore(query with { Grain = Grain.Gates }).Graph!.Picture.Nodes.Length > Explore(query).Graph!.Picture.Nodes.Length);
    }

    [Fact]
    public void AKinkIsReportedAndTheCheckSaysSoToo()
    {
        var explored = Explore(new("s = abs(x)", "x = 0"));

        Assert.Single(explored.Irregularities);
        Assert.Equal(CheckVerdict.NotDifferentiableHere, Assert.Single(explored.Gradients).Check?.Verdict);
    }

    [Theory]
    [InlineData("x = [1, 2", "x = [1, 2")]
    [InlineData("x 3", "x 3")]
    [InlineData("x = 1\nx = 2", "x ")]
    [InlineData("x: 2x3x4", "x4")]
    [InlineData("2 x = 3", "2 x = 3")]
    [InlineData("= 3", "= 3")]
    public void AMistakeInTheInputsIsMarkedInTheInputs(string inputs, string near)
    {
        var found = Exploration.Of(new("s = x", inputs));

        Assert.Null(found.Explored);
        Assert.NotNull(found.InInputs?.Mistake);
        Assert.Contains(found.InInputs.Marked.Trim('␣'), near, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersMayGoOnOverSeveralLines()
    {
        var explored = Explore(new("s = sum(W) b", "# weights\nW = [[1, 2],\n     [3, 4]]\n\nb = 2"));

        Assert.Equal(20, explored.Value.Number);
    }

    [Fact]
    public void AnOutputThatIsNotThereIsNamedWithThoseThatAre() =>
        Assert.Equal("The program defines no such name; it defines a, b.",
            Exploration.Of(new("a = x\nb = a", "x = 1", "c")).InOutput?.Mistake?.Message.English);

    [Theory]
    [InlineData("s = sum(A @ B)", "A: 1000x1000\nB: 1000x1000")]
    [InlineData("s = sum(A)", "A: 99999x99999")]
    public void WhatIsTooLargeIsRefusedQuickly(string program, string inputs)
    {
        var cost = ThreadTime.Of(() => Assert.Null(Exploration.Of(new(program, inputs)).Explored));

        Assert.InRange(cost.TotalMilliseconds, 0, 2_000);
    }

    [Fact]
    public void TheDensestPictureThatAnAddressHoldsIsDrawnWithinABudget()
    {
        var lines = Enumerable.Range(1, 38).Select(i => $"b{i} = {string.Join("+", Enumerable.Range(0, i).Select(j => $"b{j}"))}");
        var query = new ExplorerQuery($"b0 = x\n{string.Join("\n", lines)}", "x = 1", "", Grain.Definitions);
        Assert.InRange(query.Program.Length, ExplorerQuery.LongestText - 500, ExplorerQuery.LongestText);
        var picture = Explore(query).Graph!.Picture;
        var (budget, again) = (new WorkBudget(Limits.WorkOfAll), new WorkBudget(Limits.WorkOfAll));

        var cost = ThreadTime.Of(() => GraphFigure.Of(picture, Concealment.Nothing(picture), budget));

        Assert.InRange(budget.Left, 0, Limits.WorkOfAll - 1);
        Assert.InRange(cost.TotalSeconds, 0, 2);
        GraphFigure.Of(picture, Concealment.Nothing(picture), again);
        Assert.Equal(budget.Left, again.Left);
    }

    [Fact]
    public void WhoeverLeavesEndsWhatTheExplorerDoes()
    {
        using var left = new CancellationTokenSource();
        left.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => Exploration.Of(Example.All[0].Query, new WorkBudget(Limits.WorkOfAll, left: left.Token)));
    }

    [Fact]
    public void AnAddressHoldsEverythingThatWasTyped()
    {
        var address = new ExplorerQuery("s = δ + 1 & 2", "x = 1\r\ny = 2", "s", Grain.Gates).ToAddress();

        Assert.Equal("?program=s%20%3D%20%CE%B4%20%2B%201%20%26%202&inputs=x%20%3D%201%0Ay%20%3D%202&output=s&grain=gates", address);
    }

    static Explored Explore(ExplorerQuery query)
    {
        var found = Exploration.Of(query);
        var mistake = (found.InProgram ?? found.InInputs ?? found.InOutput)?.Mistake;
        Assert.True(found.Explored is not null, $"{mistake?.Span} {mistake?.Message.English}");
        return found.Explored!;
    }
}
