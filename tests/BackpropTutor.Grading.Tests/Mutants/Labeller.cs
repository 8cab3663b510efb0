using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Grading.Tests.Mutants;

// The long runs have a Program of their own.
using Program = BackpropTutor.Language.Program;

/// <summary>
/// Says how far an answer is from the truth by the recursive evaluator alone: at many points drawn at random, at pairs close to every kink
/// of the function, and at pairs close to every kink of the answer's own, since a gate that opens a little too early is wrong however
/// seldom a random point shows it. What seems right then is followed along lines towards the places where the truth jumps.
/// </summary>
sealed class Labeller
{
    const int Drawn = 160;
    const int Bisections = 24;
    const int Pairs = 24;
    const int Lines = 32;
    const int Stops = 24;
    const int Halvings = 30;
    const double OnKink = 1e-9;
    const double Rounding = 1e-14;

    /// <summary>Close to a pole numbers run out: σ of −1000 is 0 to a computer and positive to mathematics.</summary>
    const double Moderate = 500;

    /// <summary>From here on σ, tanh and softplus are 1, 1 and their input to a computer, and never are to mathematics.</summary>
    const double Saturated = 18;

    /// <summary>Neither right nor wrong: too few points at which it could be told.</summary>
    const double Unknown = 1e-7;

    /// <summary>From here on an answer is wrong beyond doubt.</summary>
    const double Clear = 1e-5;

    readonly Node key;
    readonly Node[] gaps;
    readonly HashSet<Node> own;

    Labeller(Program program, Node key)
    {
        this.key = key;
        own = [.. Graph.Of([program.Output.Node, key]).Nodes];
        gaps = [.. Graph.Of(program.Output.Node).Nodes.SelectMany(Gaps)];
    }

    /// <summary>Regular points: the random ones first.</summary>
    public Dictionary<string, double[]>[] Points { get; private set; } = [];

    public double[][] Truths { get; private set; } = [];

    /// <summary>Points ever closer to places where the truth jumps, with the truth there.</summary>
    (Dictionary<string, double[]> Point, double[] Truth)[] trails = [];

    /// <summary>Null where regular points are rare.</summary>
    public static Labeller? Of(Program program, Node key, Random random)
    {
        var labeller = new Labeller(program, key);
        var drawn = Enumerable.Range(0, 3 * Drawn).Select(_ => Draw(program.Variables, random)).Where(labeller.IsRegular).Take(Drawn)
            .ToArray();
        if (drawn.Length < Drawn)
        {
            return null;
        }

        labeller.Points = [.. drawn, .. labeller.Beside(labeller.gaps, drawn, 3)];
        labeller.Truths = [.. labeller.Points.Select(point => RecursiveEvaluator.Evaluate(key, point))];
        labeller.trails = labeller.gaps.Length == 0 ? [] : [.. labeller.Trails(drawn, random)];
        return labeller;
    }

    /// <summary>The largest difference found, relative to the largest entry of the truth there; the search ends with the first clear
    /// one.</summary>
    public double Worst(Node answer)
    {
        var (worst, undefined, moderate) = (0.0, 0.0, 0);
        Node[] slopes = [.. Graph.Of(answer).Nodes.Where(node => node.Op is Prime).SelectMany(Gaps)];
        Node[] comparisons = [.. Graph.Of(answer).Nodes.Where(node => node.Op is Comparison).SelectMany(Gaps)];
        for (var i = 0; i < Points.Length && worst < Clear; i++)
        {
            if (IsModerate(answer, Points[i]))
            {
                moderate++;
                Look(Points[i], Truths[i]);
            }
        }

        if (worst < Clear && moderate * 2 < Points.Length)
        {
            return Unknown;
        }

        Node[] news = [.. Graph.Of(answer).Nodes.Where(node => !own.Contains(node)).SelectMany(Gaps)];
        foreach (var point in worst < Clear ? Beside(news, Points, Pairs).Where(point => IsModerate(answer, point)) : [])
        {
            Look(point, RecursiveEvaluator.Evaluate(key, point));
            if (worst >= Clear)
            {
                break;
            }
        }

        foreach (var (point, truth) in worst < Clear && undefined < Clear ? trails : [])
        {
            if (IsModerate(answer, point))
            {
                Look(point, truth);
            }
        }

        return worst < Clear && undefined >= Clear ? Unknown : worst;

        void Look(Dictionary<string, double[]> point, double[] truth)
        {
            var distance = Distance(RecursiveEvaluator.Evaluate(answer, point), truth);
            (worst, undefined) = IsDefined(slopes, comparisons, point)
                ? (Math.Max(worst, distance), undefined) : (worst, Math.Max(undefined, distance));
        }
    }

    static bool IsModerate(Node answer, Dictionary<string, double[]> point)
    {
        var known = new Dictionary<Node, double[]>();
        RecursiveEvaluator.Evaluate(answer, point, known);
        return known.All(pair => pair.Value.All(entry => !double.IsFinite(entry) || Math.Abs(entry) <= Moderate)
            && (pair.Key.Op is not (Sigmoid or Tanh or Softplus) || known[pair.Key.Inputs[0]].All(entry => Math.Abs(entry) <= Saturated)));
    }

    /// <summary>
    /// A slope is not defined at its function's kink; that is where tanh of 20 lies for hardtanh, since to a computer it is 1. A comparison
    /// is not where rounding alone decides it: p − (p − max(w, p)) is w to mathematics where that is the greater.
    /// </summary>
    static bool IsDefined(Node[] slopes, Node[] comparisons, Dictionary<string, double[]> point) =>
        slopes.All(gap => RecursiveEvaluator.Evaluate(gap, point).All(distance => Math.Abs(distance) >= OnKink))
        && comparisons.All(gap => RecursiveEvaluator.Evaluate(gap, point).All(distance => distance == 0 || Math.Abs(distance) >= Rounding));

    /// <summary>What vanishes where the node has a kink or jumps.</summary>
    static IEnumerable<Node> Gaps(Node node) => node.Op switch
    {
        Comparison or Maximum or Minimum => [Node.Of(new Subtract(), node.Inputs[0], node.Inputs[1])],
        Prime prime => prime.Of.Kinks.Select(kink => Node.Of(new Subtract(), node.Inputs[0], kink)),
        Elementwise op => op.Kinks.Select(kink => Node.Of(new Subtract(), node.Inputs[0], kink)),
        _ => [],
    };

    IEnumerable<Dictionary<string, double[]>> Beside(Node[] across, Dictionary<string, double[]>[] from, int pairs)
    {
        foreach (var gap in across)
        {
            var signs = from.Select(point => RecursiveEvaluator.Evaluate(gap, point)).ToArray();
            for (var entry = 0; entry < gap.Shape.Count; entry++)
            {
                int[] above = [.. Enumerable.Range(0, from.Length).Where(i => signs[i][entry] > 0)];
                int[] below = [.. Enumerable.Range(0, from.Length).Where(i => signs[i][entry] < 0)];
                for (var pair = 0; pair < pairs && above.Length > 0 && below.Length > 0; pair++)
                {
                    var (up, down) = (from[above[pair % above.Length]], from[below[(pair + (pair / below.Length)) % below.Length]]);
                    for (var step = 0; step < Bisections; step++)
                    {
                        var middle = Between(up, down, 0.5);
                        (up, down) = RecursiveEvaluator.Evaluate(gap, middle)[entry] > 0 ? (middle, down) : (up, middle);
                    }

                    foreach (var close in new[] { up, down }.Where(IsRegular))
                    {
                        yield return close;
                    }
                }
            }
        }
    }

    /// <summary>Lines through two points and on behind both, looked at in even steps; where the truth changes most from one to the next,
    /// that step is halved on and on.</summary>
    IEnumerable<(Dictionary<string, double[]> Point, double[] Truth)> Trails(Dictionary<string, double[]>[] from, Random random)
    {
        for (var line = 0; line < Lines; line++)
        {
            var (start, end) = (from[random.Next(from.Length)], from[random.Next(from.Length)]);
            var stops = Enumerable.Range(0, Stops + 1).Select(stop => Known(Between(start, end, (2.0 * stop / Stops) - 0.5))).ToArray();
            var steepest = Enumerable.Range(0, Stops).MaxBy(stop => Apart(stops[stop].Truth, stops[stop + 1].Truth));
            var (low, high) = (stops[steepest], stops[steepest + 1]);
            for (var halving = 0; halving < Halvings && Apart(low.Truth, high.Truth) > 0; halving++)
            {
                var middle = Known(Between(low.Point, high.Point, 0.5));
                (low, high) = Apart(low.Truth, middle.Truth) > Apart(middle.Truth, high.Truth) ? (low, middle) : (middle, high);
                if (IsRegular(middle.Point))
                {
                    yield return middle;
                }
            }
        }

        (Dictionary<string, double[]> Point, double[] Truth) Known(Dictionary<string, double[]> point) =>
            (point, RecursiveEvaluator.Evaluate(key, point));

        static double Apart(double[] one, double[] other) => one.Zip(other).Max(pair => Math.Abs(pair.First - pair.Second));
    }

    static Dictionary<string, double[]> Between(Dictionary<string, double[]> one, Dictionary<string, double[]> other, double share) =>
        one.ToDictionary(side => side.Key, side => side.Value.Zip(other[side.Key], (left, right) => ((1 - share) * left) + (share * right))
            .ToArray());

    /// <summary>On a kink the gradient is not defined, and there is no right answer to compare with.</summary>
    bool IsRegular(Dictionary<string, double[]> point)
    {
        var known = new Dictionary<Node, double[]>();
        return gaps.All(gap => RecursiveEvaluator.Evaluate(gap, point, known).All(distance => Math.Abs(distance) >= OnKink));
    }

    /// <summary>Infinite where the answer is not finite. A truth that is nothing but what rounding left of 0 is 0.</summary>
    static double Distance(double[] answer, double[] truth)
    {
        var scale = truth.Max(Math.Abs);
        var distance = answer.Zip(truth).Max(pair => double.IsFinite(pair.First)
            ? Math.Abs(pair.First - pair.Second) : double.PositiveInfinity);
        return distance == 0 ? 0 : scale < 1e-12 ? (distance < 1e-12 ? 0 : 1) : distance / scale;
    }

    /// <summary>
    /// Between −2 and 2; every fourth time of all sizes to six times that, and every fourth each one down to a thousandth of it: some
    /// answers part from the truth only far out, or only where one number is small beside another.
    /// </summary>
    static Dictionary<string, double[]> Draw(IEnumerable<Variable> variables, Random random)
    {
        var reach = random.Next(4) switch { 0 => 6, 1 => 1e-3, _ => 1 };
        return variables.ToDictionary(
            variable => variable.Symbol,
            variable => Enumerable.Range(0, (int)variable.Shape.Count)
                .Select(_ => ((random.NextDouble() * 4) - 2) * Math.Pow(reach, random.NextDouble())).ToArray());
    }
}
