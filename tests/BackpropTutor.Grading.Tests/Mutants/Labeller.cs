using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Grading.Tests.Mutants;

// The long runs have a Program of their own.
using Program = BackpropTutor.Autodiff.Expressions.Program;

/// <summary>
/// Says how far an answer is from the truth by the recursive evaluator alone: at many points drawn at random, at pairs close to every kink of the
/// function, and at pairs close to every kink of the answer's own, since a gate that opens a little too early is wrong however seldom a random
/// point shows it.
/// </summary>
sealed class Labeller
{
    const int Drawn = 160;
    const int Bisections = 24;
    const int Pairs = 24;
    const double OnKink = 1e-9;

    /// <summary>Close to a pole numbers run out: σ of −1000 is 0 to a computer and positive to mathematics.</summary>
    const double Moderate = 500;

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

    /// <summary>Null where regular points are rare.</summary>
    public static Labeller? Of(Program program, Node key, Random random)
    {
        var labeller = new Labeller(program, key);
        var drawn = Enumerable.Range(0, 3 * Drawn).Select(_ => Draw(program.Variables, random)).Where(labeller.IsRegular).Take(Drawn).ToArray();
        if (drawn.Length < Drawn)
        {
            return null;
        }

        labeller.Points = [.. drawn, .. labeller.Beside(labeller.gaps, drawn, 3)];
        labeller.Truths = [.. labeller.Points.Select(point => RecursiveEvaluator.Evaluate(key, point))];
        return labeller;
    }

    /// <summary>The largest difference found, relative to the largest entry of the truth there; the search ends with the first clear one.</summary>
    public double Worst(Node answer)
    {
        var (worst, undefined, moderate) = (0.0, 0.0, 0);
        Node[] slopes = [.. Graph.Of(answer).Nodes.Where(node => node.Op is Prime).SelectMany(Gaps)];
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

        return worst < Clear && undefined >= Clear ? Unknown : worst;

        void Look(Dictionary<string, double[]> point, double[] truth)
        {
            var distance = Distance(RecursiveEvaluator.Evaluate(answer, point), truth);
            (worst, undefined) = IsDefined(slopes, point) ? (Math.Max(worst, distance), undefined) : (worst, Math.Max(undefined, distance));
        }
    }

    static bool IsModerate(Node answer, Dictionary<string, double[]> point)
    {
        var known = new Dictionary<Node, double[]>();
        RecursiveEvaluator.Evaluate(answer, point, known);
        return known.Values.All(value => value.All(entry => !double.IsFinite(entry) || Math.Abs(entry) <= Moderate));
    }

    /// <summary>A slope is not defined at its function's kink; that is where tanh of 20 lies for hardtanh, since to a computer it is 1.</summary>
    static bool IsDefined(Node[] slopes, Dictionary<string, double[]> point) =>
        slopes.All(gap => RecursiveEvaluator.Evaluate(gap, point).All(distance => Math.Abs(distance) >= OnKink));

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
                        var middle = up.ToDictionary(side => side.Key, side => side.Value.Zip(down[side.Key], (left, right) => (left + right) / 2).ToArray());
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
        var distance = answer.Zip(truth).Max(pair => double.IsFinite(pair.First) ? Math.Abs(pair.First - pair.Second) : double.PositiveInfinity);
        return distance == 0 ? 0 : scale < 1e-12 ? (distance < 1e-12 ? 0 : 1) : distance / scale;
    }

    /// <summary>Between −2 and 2, and every fourth time of all sizes to four times that: some answers part from the truth only far out.</summary>
    static Dictionary<string, double[]> Draw(IEnumerable<Variable> variables, Random random)
    {
        var wide = random.Next(4) == 0;
        return variables.ToDictionary(
            variable => variable.Symbol,
            variable => Enumerable.Range(0, (int)variable.Shape.Count).Select(_ => ((random.NextDouble() * 4) - 2) * (wide ? Math.Pow(4, random.NextDouble()) : 1)).ToArray());
    }
}
