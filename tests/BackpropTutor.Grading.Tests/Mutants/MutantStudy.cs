using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Tests.Mutants;

/// <summary>
/// Right and wrong answers to random questions, labelled by the recursive evaluator at many points of its own, and what the grader makes of
/// them; beside it two usual rules on the same answers: five random points within 0.1 %, and one point by differences with rtol 10⁻³, atol 10⁻⁵.
/// </summary>
sealed class MutantStudy
{
    const int LabelPoints = 40;

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Unlabelled { get; private set; }

    public int Undecided { get; private set; }

    public List<string> FalseAccepts { get; } = [];

    public List<string> FalseRejects { get; } = [];

    /// <summary>Functions whose key the evaluator's own differences do not confirm.</summary>
    public List<string> WrongKeys { get; } = [];

    public List<string> Unusable { get; } = [];

    public (int Accepts, int Rejects) FivePoints { get; private set; }

    public (int Accepts, int Rejects) OnePoint { get; private set; }

    public void Run(int functionSeed, int answers)
    {
        var function = RandomFunction.Of(functionSeed);
        var (program, wrt) = (function.Program, function.Program.Names[function.Wrt]);
        var key = Backward.Of(program.Output.Node).GradientOf(wrt);
        var random = new Random(functionSeed);
        var kinked = Graph.Of(program.Output.Node).Nodes.Where(node => node.Op is Maximum or Elementwise { Kinks.Length: > 0 }).ToArray();
        var points = Enumerable.Range(0, 3 * LabelPoints).Select(_ => Draw(program.Variables, random)).Where(point => !IsOnKink(kinked, point)).Take(LabelPoints).ToArray();
        if (points.Length < LabelPoints)
        {
            Unusable.Add($"function {functionSeed}: mostly ties");
            return;
        }

        points = [.. points, .. Straddling(kinked, points)];
        var truths = points.Select(point => RecursiveEvaluator.Evaluate(key, point)).ToArray();
        if (wrt.Op is Variable variable && points.Take(3).Count(point => Confirms(program.Output.Node, variable.Symbol, RecursiveEvaluator.Evaluate(key, point), point)) < 2)
        {
            WrongKeys.Add($"function {functionSeed}");
        }

        var prepared = PreparedExercise.Of(Nodes.Formula($"mutants {functionSeed}", program, new GradientOf(function.Wrt)));
        if (prepared.Faults.Length > 0)
        {
            Unusable.Add($"function {functionSeed}: {prepared.Faults[0]}");
            return;
        }

        Node[] named = [.. program.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
        for (var i = 0; i < answers; i++)
        {
            var answer = i == 0 ? key : Mutator.Mutate(key, named, random);
            if (answer is not null)
            {
                Judge($"function {functionSeed} by {function.Wrt}, answer {i}", prepared, answer, points, truths);
            }
        }
    }

    void Judge(string where, PreparedExercise prepared, Node answer, Dictionary<string, double[]>[] points, double[][] truths)
    {
        var values = points.Select(point => RecursiveEvaluator.Evaluate(answer, point)).ToArray();
        var worst = values.Zip(truths).Max(pair => Distance(pair.First, pair.Second));
        if (worst is > 1e-10 and < 1e-5)
        {
            Unlabelled++;
            return;
        }

        var isRight = worst <= 1e-10;
        _ = isRight ? Right++ : Wrong++;
        var verdict = Grader.Grade(prepared, Nodes.Read(answer));
        if (verdict.Kind == VerdictKind.Undecided)
        {
            Undecided++;
        }
        else if (isRight != (verdict.Kind == VerdictKind.Correct))
        {
            (isRight ? FalseRejects : FalseAccepts).Add($"{where}: {verdict.Kind}, distance {worst:G3}: {Written(prepared, answer)}");
        }

        var five = values.Take(5).Zip(truths).All(pair => pair.First.Zip(pair.Second).All(entry => Math.Abs(entry.First - entry.Second) <= 1e-3 * Math.Max(Math.Abs(entry.Second), 1e-11)));
        var one = values[0].Zip(truths[0]).All(entry => Math.Abs(entry.First - entry.Second) <= 1e-5 + (1e-3 * Math.Abs(entry.Second)));
        FivePoints = Counted(FivePoints, isRight, five);
        OnePoint = Counted(OnePoint, isRight, one);
    }

    /// <summary>
    /// Pairs of points just beside each kink, found by halving: a gate that opens a little too early is wrong, however seldom a random point shows it.
    /// </summary>
    static IEnumerable<Dictionary<string, double[]>> Straddling(Node[] kinked, Dictionary<string, double[]>[] points)
    {
        foreach (var node in kinked)
        {
            for (var entry = 0; entry < node.Shape.Count; entry++)
            {
                foreach (var kink in node.Op is Elementwise op ? op.Kinks : [0.0])
                {
                    double Distance(Dictionary<string, double[]> point) => RecursiveEvaluator.Evaluate(node.Inputs[0], point)[entry]
                        - (node.Op is Maximum ? RecursiveEvaluator.Evaluate(node.Inputs[1], point)[entry] : kink);
                    var (on, off) = (points.FirstOrDefault(point => Distance(point) > 0), points.FirstOrDefault(point => Distance(point) < 0));
                    for (var step = 0; step < 60 && on is not null && off is not null && Distance(on) - Distance(off) > 1e-5; step++)
                    {
                        var middle = on.ToDictionary(pair => pair.Key, pair => pair.Value.Zip(off[pair.Key], (left, right) => (left + right) / 2).ToArray());
                        (on, off) = Distance(middle) > 0 ? (middle, off) : (on, middle);
                    }

                    foreach (var close in new[] { on, off }.OfType<Dictionary<string, double[]>>().Where(point => !IsOnKink(kinked, point)))
                    {
                        yield return close;
                    }
                }
            }
        }
    }

    /// <summary>Where a maximum's sides are equal, or a function has its kink, the gradient is not defined and there is no right answer to compare with.</summary>
    static bool IsOnKink(Node[] kinked, Dictionary<string, double[]> point) => kinked.Any(node =>
    {
        var left = RecursiveEvaluator.Evaluate(node.Inputs[0], point);
        var kinks = node.Op is Elementwise op ? [.. op.Kinks] : RecursiveEvaluator.Evaluate(node.Inputs[1], point);
        return node.Op is Maximum
            ? left.Zip(kinks).Any(pair => Math.Abs(pair.First - pair.Second) < 1e-9)
            : left.Any(entry => kinks.Any(kink => Math.Abs(entry - kink) < 1e-9));
    });

    static string Written(PreparedExercise prepared, Node answer) => Printer.Print(answer, Dialect.Text, prepared.Scope!.Program.NameOf);

    static (int Accepts, int Rejects) Counted((int Accepts, int Rejects) sofar, bool isRight, bool accepted) =>
        (sofar.Accepts + (!isRight && accepted ? 1 : 0), sofar.Rejects + (isRight && !accepted ? 1 : 0));

    /// <summary>The largest difference, relative to the largest entry of the truth; infinite where the answer is not finite.</summary>
    static double Distance(double[] answer, double[] truth)
    {
        var scale = truth.Max(Math.Abs);
        var distance = answer.Zip(truth).Max(pair => double.IsFinite(pair.First) ? Math.Abs(pair.First - pair.Second) : double.PositiveInfinity);
        return distance == 0 ? 0 : scale == 0 ? (distance < 1e-12 ? 0 : 1) : distance / scale;
    }

    static bool Confirms(Node output, string name, double[] gradient, Dictionary<string, double[]> point)
    {
        const double Step = 1e-6;
        var scale = Math.Max(1, gradient.Max(Math.Abs));
        return Enumerable.Range(0, gradient.Length).All(i =>
        {
            var (up, down) = (Moved(i, Step), Moved(i, -Step));
            return Math.Abs(((up - down) / (2 * Step)) - gradient[i]) <= 1e-4 * scale;
        });

        double Moved(int entry, double by)
        {
            var moved = (double[])point[name].Clone();
            moved[entry] += by;
            return RecursiveEvaluator.Evaluate(output, new Dictionary<string, double[]>(point) { [name] = moved })[0];
        }
    }

    static Dictionary<string, double[]> Draw(IEnumerable<Variable> variables, Random random) => variables.ToDictionary(
        variable => variable.Symbol, variable => Enumerable.Range(0, (int)variable.Shape.Count).Select(_ => (random.NextDouble() * 4) - 2).ToArray());
}
