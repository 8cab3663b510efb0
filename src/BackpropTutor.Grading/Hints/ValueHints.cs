using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;
using static BackpropTutor.Language.Names;

namespace BackpropTutor.Grading.Hints;

/// <summary>The rungs for a value: the steps before it that the page shows, how the last one works, and its numbers put in.</summary>
static partial class ValueHints
{
    const int Longest = 100;
    const int MostSteps = 2;

    /// <param name="quantity">A value or an expression; null where nothing is calculated.</param>
    public static IEnumerable<Bilingual> Of(AnswerKey exercise, Program program, Quantity? quantity, Func<string, bool> isShown)
    {
        if (exercise.ClosedForm is not { } asked || exercise.Exercise.Question.AcceptsFormula)
        {
            yield break;
        }

        var name = quantity is ValueOf value ? value.Name : null;
        foreach (var step in asked.Op is Concatenate ? [] : Before(asked, program, isShown).TakeLast(MostSteps))
        {
            var equation = $"{Display(step.Name)} = {Printer.PrintDefinition(step.Node, Dialect.Text, Shown)}";
            yield return new($"Before it comes {equation}.", $"그 앞에 {equation}부터 계산해요.");
        }

        if (How(asked) is { } how)
        {
            yield return how;
        }

        var isNamed = quantity is ExpressionOf || (name is not null && isShown(name));
        if (isNamed && asked.Shape.IsScalar && exercise.Exercise.Model!.IsFixed
            && WithNumbers(asked, exercise.Exercise.Model.Values, program, isShown) is { } line)
        {
            var left = name is not null && isShown(name) ? $"{Display(name)} = " : "";
            yield return new($"With the numbers put in: {left}{line}.", $"수를 넣으면 {left}{line}");
        }

        string? Shown(Node node) => program.NameOf(node) is { } known && isShown(known) ? known : null;
    }

    /// <summary>Definitions that the page shows and that this one is computed from, the nearest last.</summary>
    static IEnumerable<Definition> Before(Node asked, Program program, Func<string, bool> isShown) =>
        program.Definitions.Where(definition => !ReferenceEquals(definition.Node, asked) && isShown(definition.Name)
            && Graph.Of(asked).Contains(definition.Node) && IsOverShown(definition.Node, program, isShown));

    static bool IsOverShown(Node node, Program program, Func<string, bool> isShown) =>
        Graph.Of(node).Nodes.Select(inner => inner.Op).OfType<Variable>().All(variable => isShown(variable.Symbol));

    /// <summary>What the last op does, where that is a rule to know.</summary>
    static Bilingual? How(Node asked) => asked.Op switch
    {
        MatMul when asked.Shape.IsScalar => new("Multiply entry by entry, then add.", "성분끼리 곱한 다음 모두 더하세요."),
        MatMul when asked.Shape.IsVector => new("Each entry is a row of the matrix times the vector.", "각 성분은 행렬의 한 행과 벡터의 곱이에요."),
        MatMul => new("Each entry is a row of the left matrix times a column of the right one.", "각 성분은 왼쪽 행렬의 행과 오른쪽 행렬의 열을 곱한 것이에요."),
        Multiply when asked.Shape.IsVector => new("Entry by entry: both vectors are as long as the result.",
            "성분마다 곱해요. 두 벡터와 결과의 길이가 모두 같아요."),
        Elementwise when !asked.Shape.IsScalar => new("The function works on each entry by itself.", "함수는 성분마다 따로 적용돼요."),
        _ => null,
    };

    /// <summary>The formula with numbers for the single numbers that the question gives; null where it has none or is too long.</summary>
    static string? WithNumbers(Node asked, ImmutableDictionary<string, Tensor> values, Program program, Func<string, bool> isShown)
    {
        var inside = Graph.Of(asked).Nodes.Where(node => node.Op is Variable variable && values[variable.Symbol].Shape.IsScalar).ToArray();
        if (inside.Length == 0 || Graph.Of(asked).Nodes.Any(node => node.Op is Variable && !node.Shape.IsScalar))
        {
            return null;
        }

        var images = new Dictionary<Node, Node>();
        foreach (var node in Graph.Of(asked).Nodes)
        {
            images[node] = node.Op is Variable variable ? Node.Constant(values[variable.Symbol])
                : !ReferenceEquals(node, asked) && program.NameOf(node) is { } name && isShown(name) ? Node.Variable(name, node.Shape)
                : node.Inputs.Length == 0 ? node
                : Node.Of(node.Op, [.. node.Inputs.Select(input => images[input])]);
        }

        return Printer.Print(images[asked], Dialect.Text, static _ => null) is { Length: <= Longest } text && HasNumbers(images[asked])
            ? Typographic(text) : null;
    }

    /// <summary>Whether a number stands beside the letters: without one, the line would only repeat the formula.</summary>
    static bool HasNumbers(Node node) => Graph.Of(node).Nodes.Any(inner => inner.Op is Constant);

    static string Typographic(string text) => Factor().Replace(text.Replace(" * ", " · ", StringComparison.Ordinal).Replace('-', '−'),
        "(${number})");

    [GeneratedRegex(@"(?<=[·+−/] )(?<number>−\d+(\.\d+)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Factor();
}
