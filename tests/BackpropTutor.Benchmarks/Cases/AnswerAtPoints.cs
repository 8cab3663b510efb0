using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Benchmarks.Cases;

/// <summary>What grading does with a learner's formula: parse, bind, compile, evaluate at 32 points.</summary>
sealed class AnswerAtPoints : IBenchmark
{
    const int Points = 32;
    const string Answer = "(u ⊙ σ'(z)) xᵀ";
    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["W"] = Shape.Matrix(2, 3),
        ["x"] = Shape.Vector(3),
        ["b"] = Shape.Vector(2),
        ["u"] = Shape.Vector(2),
    };

    readonly Scope scope = Scope.Of(AnswerLanguage.ReadProgram("z = W x + b\nh = σ(z)\ns = uᵀ h", Shapes).Value!);
    readonly Dictionary<string, double[]>[] points;

    public AnswerAtPoints()
    {
        var random = new Random(5);
        points = [.. Enumerable.Range(0, Points).Select(_ => Shapes.ToDictionary(
            each => each.Key, each => Enumerable.Range(0, (int)each.Value.Count).Select(_ => random.NextDouble()).ToArray(),
                StringComparer.Ordinal))];
    }

    public string Name => "answer-at-points";

    public string Aim => $"parse, bind and evaluate {Answer} at 32 points: at most 30 µs";

    public double Operations => 1;

    public IReadOnlyList<Contender> Contenders =>
    [
        new("hand-written loop, formula known", count => Repeat(count, ByHand)),
        new("read, compile, evaluate", count => Repeat(count, () => Evaluate(Node()))),
        new("read only", count => Repeat(count, () => Node().Shape.Count)),
    ];

    Node Node() => AnswerLanguage.ReadAnswer(Answer, scope).Value!.Node;

    double Evaluate(Node node)
    {
        var workspace = Plan.Of(node).NewWorkspace();
        var sum = 0.0;
        foreach (var point in points)
        {
            foreach (var (name, values) in point)
            {
                workspace.Set(name, values);
            }

            workspace.Run();
            foreach (var entry in workspace.Value(node))
            {
                sum += entry;
            }
        }

        return sum;
    }

    double ByHand()
    {
        var sigmoid = new Sigmoid();
        var sum = 0.0;
        foreach (var point in points)
        {
            var (w, x, b, u) = (point["W"], point["x"], point["b"], point["u"]);
            for (var i = 0; i < 2; i++)
            {
                var h = sigmoid.Value((w[3 * i] * x[0]) + (w[(3 * i) + 1] * x[1]) + (w[(3 * i) + 2] * x[2]) + b[i]);
                for (var j = 0; j < 3; j++)
                {
                    sum += u[i] * h * (1 - h) * x[j];
                }
            }
        }

        return sum;
    }

    static double Repeat(int count, Func<double> run)
    {
        var result = 0.0;
        for (var i = 0; i < count; i++)
        {
            result = run();
        }

        return result;
    }
}
