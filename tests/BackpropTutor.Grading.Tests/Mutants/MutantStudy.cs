using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Grading.Tests.Mutants;

/// <summary>
/// Right and wrong answers to random questions, labelled by the recursive evaluator (<see cref="Labeller"/>), and what the grader makes of
/// them; beside it two usual rules on the same answers: five random points within 0.1 %, and one point by differences with rtol 10⁻³, atol
/// 10⁻⁵.
/// </summary>
sealed class MutantStudy
{
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
        var labels = Labeller.Of(program, key, random);
        if (labels is null)
        {
            Unusable.Add($"function {functionSeed}: mostly ties");
            return;
        }

        if (wrt.Op is Variable variable && labels.Points.Take(3)
            .Count(point => Confirms(program.Output.Node, variable.Symbol, RecursiveEvaluator.Evaluate(key, point), point)) < 2)
        {
            WrongKeys.Add($"function {functionSeed}");
        }

        var prepared = AnswerKey.Of(Nodes.Formula($"mutants {functionSeed}", program, new GradientOf(function.Wrt)));
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
                Judge($"function {functionSeed} by {function.Wrt}, answer {i}", prepared, answer, labels);
            }
        }
    }

    void Judge(string where, AnswerKey prepared, Node answer, Labeller labels)
    {
        var worst = labels.Worst(answer);
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
            (isRight ? FalseRejects : FalseAccepts)
                .Add($"{where}: {verdict.Kind}, distance {worst:G3}: {Written(prepared, answer)} for "
                    + $"{Written(prepared, prepared.ClosedForm!)} where {Defined(prepared)}");
        }

        var (values, truths) = (labels.Points.Take(5).Select(point => RecursiveEvaluator.Evaluate(answer, point)).ToArray(), labels.Truths);
        var five = values.Zip(truths).All(pair => pair.First.Zip(pair.Second)
            .All(entry => Math.Abs(entry.First - entry.Second) <= 1e-3 * Math.Max(Math.Abs(entry.Second), 1e-11)));
        var one = values[0].Zip(truths[0]).All(entry => Math.Abs(entry.First - entry.Second) <= 1e-5 + (1e-3 * Math.Abs(entry.Second)));
        FivePoints = Counted(FivePoints, isRight, five);
        OnePoint = Counted(OnePoint, isRight, one);
    }

    /// <summary>The function's definitions, for reports.</summary>
    public static string Defined(AnswerKey prepared) => string.Join("; ", prepared.Scope!.Program.Definitions.Select(definition =>
        $"{definition.Name} = {Printer.PrintDefinition(definition.Node, Dialect.Text, prepared.Scope.Program.NameOf)}"));

    public static string Written(AnswerKey prepared, Node answer) => Printer.Print(answer, Dialect.Text, prepared.Scope!.Program.NameOf);

    static (int Accepts, int Rejects) Counted((int Accepts, int Rejects) sofar, bool isRight, bool accepted) =>
        (sofar.Accepts + (!isRight && accepted ? 1 : 0), sofar.Rejects + (isRight && !accepted ? 1 : 0));

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
}
