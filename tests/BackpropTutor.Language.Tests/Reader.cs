using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Language.Tests;

/// <summary>The words in which the tests of the language speak: texts that read alike, shapes, mistakes.</summary>
static class Reader
{
    /// <summary>The network of the first chapters: z = W x + b, h = σ(z), s = uᵀ h, with shapes that tell rows from columns.</summary>
    public static Dictionary<string, Shape> Usual { get; } = new(StringComparer.Ordinal)
    {
        ["W"] = Shape.Matrix(2, 3),
        ["x"] = Shape.Vector(3),
        ["b"] = Shape.Vector(2),
        ["u"] = Shape.Vector(2),
        ["v"] = Shape.Vector(2),
        ["delta"] = Shape.Vector(2),
        ["X"] = Shape.Matrix(4, 3),
        ["A"] = Shape.Matrix(2, 2),
        ["B"] = Shape.Matrix(2, 2),
        ["C"] = Shape.Matrix(2, 3),
        ["y"] = Shape.Vector(3),
        ["lambda"] = Shape.Scalar,
        ["a"] = Shape.Scalar,
        ["c"] = Shape.Scalar,
        ["s"] = Shape.Scalar,
        ["z"] = Shape.Vector(2),
        ["h"] = Shape.Vector(2),
        ["q"] = Shape.Vector(2),
        ["W2"] = Shape.Matrix(3, 2),
        ["ŷ"] = Shape.Vector(2),
        ["y_pred"] = Shape.Vector(2),
        ["p"] = Shape.Scalar,
    };

    public static Program Program(string text, Elementwise? activation = null) =>
        AnswerLanguage.ReadProgram(text, Usual, activation).Expect();

    public static Node Node(string text, Elementwise? activation = null) => Program(text, activation).Output.Node;

    public static Mistake Mistake(string text)
    {
        var outcome = AnswerLanguage.ReadProgram(text, Usual);
        Assert.False(outcome.Succeeded, $"“{text}” was read, though it should have been refused.");
        return outcome.Mistake;
    }

    public static void ReadsAs(string typed, string plain, Elementwise? activation = null)
    {
        var (left, right) = (AnswerLanguage.ReadProgram(typed, Usual, activation), AnswerLanguage.ReadProgram(plain, Usual, activation));
        Assert.True(left.Succeeded, $"“{typed}”: {left.Mistake?.Message.English}");
        Assert.True(right.Succeeded, $"“{plain}”: {right.Mistake?.Message.English}");
        Assert.True(Same(left.Value.Output.Node, right.Value.Output.Node),
            $"“{typed}” is {Tree(left.Value.Output.Node)}, but “{plain}” is {Tree(right.Value.Output.Node)}.");
    }

    /// <summary>Whether two graphs are the same steps in the same order, whatever their identity.</summary>
    public static bool Same(Node left, Node right) =>
        left.Op.Equals(right.Op) && left.Inputs.Length == right.Inputs.Length
            && left.Inputs.Zip(right.Inputs).All(pair => Same(pair.First, pair.Second));

    public static string Tree(Node node) => node.Op switch
    {
        Variable variable => variable.Symbol,
        Fill { Shape.IsScalar: true } fill => fill.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{node.Op.Name}({string.Join(", ", node.Inputs.Select(Tree))})",
    };
}
