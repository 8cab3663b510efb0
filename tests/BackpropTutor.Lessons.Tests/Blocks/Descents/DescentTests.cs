using BackpropTutor.Autodiff.Training;
using BackpropTutor.Lessons.Blocks.Descents;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Tests.Blocks.Descents;

public class DescentTests
{
    const string Bowl = "(a^2 + 10 b^2)/2";

    /// <summary>Two steps from (1, 1), as the course and torch.optim have them.</summary>
    [Theory]
    [InlineData("sgd", 0.05, 0.95, 0.5, 0.9025, 0.25)]
    [InlineData("momentum", 0.05, 0.95, 0.5, 0.8575, -0.2)]
    [InlineData("adagrad", 0.1, 0.9, 0.9, 0.83310, 0.83310)]
    [InlineData("rmsprop", 0.1, 0.68377, 0.68377, 0.49887, 0.49887)]
    [InlineData("adam", 0.1, 0.9, 0.9, 0.80041, 0.80041)]
    public void EachOptimiserTakesTheStepsOfTheCourse(string method, double rate, double a1, double b1, double a2, double b2)
    {
        var descent = Descent.Of(Ground(Bowl, "a", "b"), Method.Find(method)!, rate, [1, 1], 2);

        Assert.Equal([1, 10], descent[0].Gradient);
        Assert.Equal(5.5, descent[0].Loss, 12);
        Assert.Equal([a1, b1], descent[1].At.Select(value => Math.Round(value, 5)));
        Assert.Equal([a2, b2], descent[2].At.Select(value => Math.Round(value, 5)));
    }

    [Theory]
    [InlineData(0.05, 0.5, "less")]
    [InlineData(0.1, 0, "less")]
    [InlineData(0.19, -0.9, "less")]
    [InlineData(0.2, -1, "same")]
    [InlineData(0.21, -1.1, "more")]
    public void TheLimitOfStabilityIsTwoOverTheCurvature(double rate, double after, string inTheEnd)
    {
        var descent = Descent.Of(Ground("5 θ^2", "θ"), Method.Find("sgd")!, rate, [1], 100);

        Assert.Equal(after, descent[1].At[0], 12);
        var end = Math.Abs(descent[100].At[0]);
        Assert.Equal(inTheEnd, end < 0.9 ? "less" : end < 1.1 ? "same" : "more");
    }

    [Fact]
    public void AStepIsTakenAgainstTheGradient()
    {
        var descent = Descent.Of(Ground("(t - 3)^2", "t"), Method.Find("sgd")!, 0.25, [0], 1);

        Assert.Equal((-6, 1.5), (descent[0].Gradient[0], descent[1].At[0]));
    }

    [Fact]
    public void WhatGrowsBeyondAllBoundsIsGivenUp()
    {
        var descent = Descent.Of(Ground(Bowl, "a", "b"), Method.Find("sgd")!, 1, [1, 1], 200);

        Assert.True(descent.HasEscaped);
        Assert.InRange(descent.Stops.Length, 2, 20);
        Assert.All(descent.Stops, stop => Assert.True(double.IsFinite(stop.Loss)));
        Assert.Equal(descent.Last, descent[200]);
    }

    [Fact]
    public void NoDescentIsLongerThanTheBound() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Descent.Of(Ground("t^2", "t"), Method.Find("sgd")!, 0.1, [1], 201));

    [Theory]
    [InlineData("(t - 3)^2", 0, 3)]
    [InlineData("t^3 - 3t", 2, 1)]
    public void TheBottomOfABowlIsFound(string function, double from, double bottom) =>
        Assert.Equal(bottom, Assert.Single(Ground(function, "t").Bottom([from])!.Value), 9);

    [Fact]
    public void TheBottomMovesTowardZeroUnderAPenalty()
    {
        const string Fit = "(u + v - 1)^2 + (u + 1.1 v - 1.2)^2 + λ (u^2 + v^2)";
        var free = Landscape.Read(Fit, ["u", "v"], new Dictionary<string, double> { ["λ"] = 0 }).Expect().Bottom([0, 0])!.Value;
        var held = Landscape.Read(Fit, ["u", "v"], new Dictionary<string, double> { ["λ"] = 1 }).Expect().Bottom([0, 0])!.Value;

        Assert.Equal([-1, 2], free.Select(value => Math.Round(value, 6)));
        Assert.True(held.Select(Math.Abs).Max() < 0.6);
    }

    [Theory]
    [InlineData("-t^2")]
    [InlineData("t^3 - 3t + 0 * exp(t)")]
    public void WhereTheGroundDoesNotCurveUpThereIsNoBottom(string function) => Assert.Null(Ground(function, "t").Bottom([-2]));

    [Theory]
    [InlineData("t + ", "t")]
    [InlineData("[t, t]", "t")]
    [InlineData("t^2", "u")]
    [InlineData("y", "t")]
    public void WhatIsNoLandscapeIsRefused(string function, string name) =>
        Assert.False(Landscape.Read(function, [name], new Dictionary<string, double>()).Succeeded);

    [Fact]
    public void AContourOfARoundBowlIsACircle()
    {
        var axis = new Span(-2, 2, 0, 400);
        var heights = new double[41, 41];
        for (var column = 0; column <= 40; column++)
        {
            for (var row = 0; row <= 40; row++)
            {
                var (x, y) = ((column / 10.0) - 2, (row / 10.0) - 2);
                heights[column, row] = (x * x) + (y * y);
            }
        }

        var lines = new ContourLines(heights, axis, axis);
        var path = lines.At(1.01);
        var places = path.Split('M', 'L').Skip(1).Select(place => place.Split(' ').Select(double.Parse).ToArray()).ToList();

        Assert.Equal(1, path.Count(letter => letter == 'M'));
        Assert.Equal(places[0], places[^1]);
        Assert.All(places, place => Assert.Equal(100.5, Math.Sqrt(Math.Pow(place[0] - 200, 2) + Math.Pow(place[1] - 200, 2)), 0.5));
        Assert.Equal("", lines.At(-1));
        Assert.Equal(4, lines.At(5).Count(letter => letter == 'M'));
    }

    [Fact]
    public void EveryOptimiserOfTheEngineCanBeChosen() => Assert.Equal(
        typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer))).Select(type => type.Name).Order(),
        Method.All.Select(method => method.At(0.1).GetType().Name).Order());

    static Landscape Ground(string function, params string[] names) => Landscape.Read(function, names, new Dictionary<string, double>())
        .Expect();
}
