using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>A loss over one or two parameters, written in the answer language, with its slopes from the engine.</summary>
public sealed class Landscape
{
    const int MostNewtonSteps = 30;

    readonly Plan plan;
    readonly Node[][] curvatures;

    Landscape(string function, Node loss, ImmutableArray<Node> parameters, ImmutableDictionary<string, Tensor> constants)
    {
        (Function, Loss, Parameters, Constants) = (function, loss, parameters, constants);
        var backward = Backward.Of(loss);
        Gradients = [.. parameters.Select(backward.GradientOf)];
        curvatures = [.. Gradients.Select(gradient => Backward.Of(gradient))
            .Select(second => parameters.Select(second.GradientOf).ToArray())];
        plan = Plan.Of(loss);
    }

    public string Function { get; }

    /// <summary>A scalar.</summary>
    public Node Loss { get; }

    /// <summary>One or two scalars.</summary>
    public ImmutableArray<Node> Parameters { get; }

    /// <summary>What the loss depends on and no step moves, by symbol.</summary>
    public ImmutableDictionary<string, Tensor> Constants { get; }

    /// <summary>The loss's slope along each parameter.</summary>
    public ImmutableArray<Node> Gradients { get; }

    /// <summary>Reads a function of the parameters <paramref name="names"/> and of <paramref name="constants"/>, or says what is wrong with
    /// it.</summary>
    public static Outcome<Landscape> Read(string function, IReadOnlyList<string> names, IReadOnlyDictionary<string, double> constants)
    {
        var known = names.Concat(constants.Keys).ToDictionary(Names.Canonical, _ => Shape.Scalar, StringComparer.Ordinal);
        var read = AnswerLanguage.ReadProgram(function, known);
        if (!read.Succeeded)
        {
            return read.Mistake;
        }

        var loss = read.Value.Output.Node;
        if (!loss.Shape.IsScalar)
        {
            return Refusal(function, new($"This gives a {loss.Shape}, and one descends a single number.",
                $"결과가 {loss.Shape}이에요. 수 하나인 함수만 내려갈 수 있어요."));
        }

        return names.FirstOrDefault(name => !read.Value.Variables.Any(variable => variable.Symbol == Names.Canonical(name))) is { } idle
            ? Refusal(function, new($"The function does not depend on {idle}.", $"함수에 {idle}이(가) 없어요."))
            : new Landscape(
                function, loss, [.. names.Select(name => read.Value.Names[Names.Canonical(name)])],
                constants.ToImmutableDictionary(pair => Names.Canonical(pair.Key), pair => Tensor.Scalar(pair.Value),
                    StringComparer.Ordinal));
    }

    /// <summary>The loss at each of some places.</summary>
    public double[] LossesAt(IEnumerable<double[]> places)
    {
        var workspace = plan.NewWorkspace();
        foreach (var (symbol, value) in Constants)
        {
            workspace.Set(symbol, value.Values);
        }

        return [.. places.Select(place => LossAt(workspace, place))];
    }

    /// <summary>The bottom of the bowl around a place, by Newton's method with the engine's second derivatives; null where that leads to
    /// none.</summary>
    public ImmutableArray<double>? Bottom(IReadOnlyList<double> from)
    {
        double[] at = [.. from];
        for (var step = 0; step < MostNewtonSteps; step++)
        {
            if (Newton(at) is not { } move)
            {
                return null;
            }

            at = [.. at.Zip(move, (value, by) => value - by)];
            if (move.All(by => Math.Abs(by) < 1e-9))
            {
                return [.. at];
            }
        }

        return null;
    }

    internal static string SymbolOf(Node parameter) => ((Variable)parameter.Op).Symbol;

    /// <summary>What to subtract: the inverse curvature times the gradient; null where the ground does not curve upward.</summary>
    double[]? Newton(double[] at)
    {
        var values = Constants.AddRange(Parameters.Zip(at, (parameter, value) =>
            KeyValuePair.Create(SymbolOf(parameter), Tensor.Scalar(value))));
        var run = Run.Of(Graph.Of([.. Gradients, .. curvatures.SelectMany(row => row)]), values);
        double[] slope = [.. Gradients.Select(gradient => run[gradient].Number)];
        var curve = Array.ConvertAll(curvatures, row => Array.ConvertAll(row, second => run[second].Number));
        if (!(curve[0][0] > 0))
        {
            return null;
        }

        if (at.Length == 1)
        {
            return [slope[0] / curve[0][0]];
        }

        var determinant = (curve[0][0] * curve[1][1]) - (curve[0][1] * curve[1][0]);
        return determinant > 0
            ? [((curve[1][1] * slope[0]) - (curve[0][1] * slope[1])) / determinant,
                ((curve[0][0] * slope[1]) - (curve[1][0] * slope[0])) / determinant]
            : null;
    }

    double LossAt(Workspace workspace, double[] place)
    {
        for (var i = 0; i < place.Length; i++)
        {
            workspace.Set(Parameters[i], [place[i]]);
        }

        workspace.Run();
        return workspace.Value(Loss)[0];
    }

    static Mistake Refusal(string function, Bilingual message) => new(MistakeIds.InvalidShapes, new(0, function.Length), message);
}
