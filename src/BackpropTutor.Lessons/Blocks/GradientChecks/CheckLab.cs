using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.GradientChecks;

/// <summary>How a relative error between a numeric and an analytic derivative is read.</summary>
public enum ErrorGrade
{
    /// <summary>At most 1e-7.</summary>
    Good,

    /// <summary>Up to 1e-4: acceptable only near a kink.</summary>
    OnlyWithKinks,

    /// <summary>Up to 1e-2.</summary>
    Suspicious,

    Wrong,
}

/// <summary>The two difference quotients at one step, and how far each is from the engine's derivative.</summary>
/// <param name="Relative">|central − derivative| / max(|central|, |derivative|); 0 where both are 0.</param>
/// <param name="CrossesKink">Whether a kink of the function lies between the two points that the central quotient compares.</param>
public sealed record StepError(double Step, double Central, double Forward, double CentralError, double ForwardError, double Relative,
    bool CrossesKink)
{
    public ErrorGrade Grade => Relative <= 1e-7 ? ErrorGrade.Good : Relative <= 1e-4 ? ErrorGrade.OnlyWithKinks : Relative <= 1e-2
        ? ErrorGrade.Suspicious : ErrorGrade.Wrong;
}

/// <summary>
/// A function of one number and its derivative at a point, from the engine, with the difference quotients that check it for steps between
/// 1e-1 and 1e-13.
/// </summary>
public sealed class CheckLab
{
    public const int LongestFunction = 200;
    public const double LargestExponent = -1;
    public const double SmallestExponent = -13;

    const int Steps = 97;
    const long MostWorkOfOne = Limits.Multiplications / (2 * Steps);

    readonly Graph graph;
    readonly double value;

    CheckLab(string function, double at, Graph graph)
    {
        (Function, At, this.graph) = (function, at, graph);
        var gradient = Backward.Of(graph.Outputs[0]).GradientOf(graph.Nodes.FirstOrDefault(node => node.Op is Variable)
            ?? Node.Variable("x", Shape.Scalar));
        var run = Run.Of(Graph.Of(graph.Outputs[0], gradient), Point(at));
        (value, Derivative) = (run[graph.Outputs[0]].Number, run[gradient].Number);
        Irregularities = [.. graph.Nodes.SelectMany(node => node.Op.Irregularities([.. node.Inputs.Select(input => run[input])]))
            .Select(irregularity => irregularity.Message)];
        Curve = [.. Enumerable.Range(0, Steps)
            .Select(quarter => Step(LargestExponent + ((SmallestExponent - LargestExponent) * quarter / (Steps - 1))))];
    }

    public string Function { get; }

    public double At { get; }

    /// <summary>The engine's derivative at the point.</summary>
    public double Derivative { get; }

    /// <summary>Kinks, ties and edges of the domain at the point itself.</summary>
    public ImmutableArray<Bilingual> Irregularities { get; }

    /// <summary>From the largest step to the smallest.</summary>
    public ImmutableArray<StepError> Curve { get; }

    /// <summary>The step with the least error of the central quotient.</summary>
    public StepError Best => Curve.MinBy(step => double.IsFinite(step.CentralError) ? step.CentralError : double.PositiveInfinity)!;

    /// <summary>Reads a function of x, in the answer language, or says what is wrong with it.</summary>
    public static Outcome<CheckLab> Read(string function, double at) => Read(function, at, WorkBudget.Unbounded);

    /// <summary>As above, for somebody who may leave meanwhile.</summary>
    public static Outcome<CheckLab> Read(string function, double at, WorkBudget budget)
    {
        if (function.Length > LongestFunction)
        {
            return new Mistake(MistakeIds.TooLarge, new(LongestFunction, function.Length), new(
                $"The function has {function.Length} characters; {LongestFunction} are read here.",
                    $"함수가 {function.Length}자예요. 여기서는 {LongestFunction}자까지 읽어요."));
        }

        var read = AnswerLanguage.ReadProgram(function, new Dictionary<string, Shape>(StringComparer.Ordinal) { ["x"] = Shape.Scalar });
        if (!read.Succeeded)
        {
            return read.Mistake;
        }

        var output = read.Value.Output.Node;
        if (!output.Shape.IsScalar)
        {
            return new Mistake(MistakeIds.InvalidShapes, new(0, function.Length), new(
                $"This gives a {output.Shape}, and a derivative is checked for one number.",
                    $"결과가 {output.Shape}이에요. 여기서는 수 하나인 함수만 확인해요."));
        }

        var graph = Graph.Of(output);
        if (Work.ForwardAndBackward(output, graph.Nodes.Where(node => node.Op is Variable)) > MostWorkOfOne)
        {
            return new Mistake(MistakeIds.TooLarge, new(0, function.Length), new(
                "This is evaluated some two hundred times, and once is too much work already: make it shorter.",
                "이 함수는 이백 번쯤 계산하는데, 한 번에 드는 일이 이미 너무 많아요. 더 짧게 써 주세요."));
        }

        budget.ThrowIfNobodyWaits();
        var lab = new CheckLab(function, at, graph);
        return double.IsFinite(lab.value) && double.IsFinite(lab.Derivative)
            ? lab : new Mistake(MistakeIds.NotFinite, new(0, function.Length), new(
            $"At x = {Parts.Figures.Brief(at)} the function or its derivative is not a finite number.",
                $"x = {Parts.Figures.Brief(at)}에서 함수나 도함수가 유한한 수가 아니에요."));
    }

    /// <summary>Both quotients at the step 10^<paramref name="exponent"/>.</summary>
    public StepError Step(double exponent)
    {
        var step = Math.Pow(10, exponent);
        var (above, below) = (Run.Of(graph, Point(At + step)), Run.Of(graph, Point(At - step)));
        var quotients = DifferenceQuotients.Of(above[graph.Outputs[0]].Number, below[graph.Outputs[0]].Number, value, step);
        var (central, forward) = (quotients.Central, quotients.Forward);
        var error = Math.Abs(central - Derivative);
        var size = Math.Max(Math.Abs(central), Math.Abs(Derivative));
        return new(step, central, forward, error, Math.Abs(forward - Derivative), size == 0 ? 0 : error / size,
            graph.Nodes.Any(node => Bends(node, above, below)));
    }

    /// <summary>Whether a step of the computation is on different sides of one of its kinks in two runs.</summary>
    static bool Bends(Node node, Run above, Run below) => node.Op switch
    {
        Elementwise { Kinks.Length: > 0 } op =>
            op.Kinks.Any(kink => Side(above[node.Inputs[0]][0], kink) != Side(below[node.Inputs[0]][0], kink)),
        Maximum or Minimum => Side(above[node.Inputs[0]][0], above[node.Inputs[1]][0]) != Side(below[node.Inputs[0]][0],
            below[node.Inputs[1]][0]),
        _ => false,
    };

    static int Side(double value, double of) => value.CompareTo(of);

    static Dictionary<string, Tensor> Point(double x) => new(StringComparer.Ordinal) { ["x"] = x };
}
