using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>
/// A quantity that is written with gradients of one output, such as <c>[df/dx, df/dy]</c> or <c>t − 0.25 (dL/dt)</c>: what becomes of them
/// is kept apart from how each of them comes about, so that a backward sweep with a wrong rule gives the answer that it leads to.
/// </summary>
/// <param name="Output">What is differentiated.</param>
/// <param name="Form">The quantity, with a variable for each gradient.</param>
/// <param name="Gradients">Those variables, each with the node that its gradient is of.</param>
sealed record GradientForm(Node Output, Node Form, ImmutableArray<(Node Gradient, Node Wrt)> Gradients)
{
    /// <summary>Null where the text cannot be read or names no gradient.</summary>
    public static GradientForm? Of(string text, Scope scope)
    {
        var output = scope.Program.Output;
        var letters = scope.Derivatives.Where(pair => pair.Key.Of == output.Name)
            .ToImmutableDictionary(pair => pair.Key, pair => Node.Variable($"∂{pair.Key.Of}/∂{pair.Key.By}", pair.Value.Shape));
        if (letters.IsEmpty || AnswerLanguage.ReadAnswer(text, scope with { Derivatives = letters }).Value is not { } read)
        {
            return null;
        }

        var met = Graph.Of(read.Node).Nodes.Where(node => node.Op is Variable).ToHashSet();
        ImmutableArray<(Node, Node)> gradients =
        [
            .. letters.Where(pair => met.Contains(pair.Value)).OrderBy(pair => pair.Key.By, StringComparer.Ordinal)
            .Select(pair => (pair.Value, scope.Program.Names[pair.Key.By])),
        ];
        return gradients.IsEmpty ? null : new(output.Node, read.Node, gradients);
    }

    /// <summary>The quantity where each gradient is what <paramref name="gradientOf"/> says.</summary>
    public Node With(Func<Node, Node> gradientOf) => Replacement.In(Form,
        Gradients.ToDictionary(pair => pair.Gradient, pair => gradientOf(pair.Wrt)));
}
