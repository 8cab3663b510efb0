using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language;

/// <summary>A program that has been read: its named nodes, its output, and where each node stands in the text.</summary>
public sealed record Program
{
    readonly Dictionary<Node, string> defined = [];

    public required string Text { get; init; }

    /// <summary>The inputs, by canonical name, with their shapes, in the order in which they first appear.</summary>
    public required ImmutableArray<Variable> Variables { get; init; }

    /// <summary>What the program defines, in order.</summary>
    public required ImmutableArray<Definition> Definitions
    {
        get;
        init
        {
            field = value;
            defined = NamesOf(value);
        }
    }

    public required Definition Output { get; init; }

    /// <summary>Every name that may be referred to (variables and definitions), canonical, with its node.</summary>
    public required IReadOnlyDictionary<string, Node> Names { get; init; }

    /// <summary>Where each node that was typed stands in <see cref="Text"/>.</summary>
    public required IReadOnlyDictionary<Node, TextSpan> Spans { get; init; }

    /// <summary>What was passed over or read in one of several ways, for the person who typed it.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>Lines of a script that redefine a forward name (<c>w1 -= 1e-4 * grad_w1</c>): shown and shape-checked, not
    /// differentiated.</summary>
    public ImmutableArray<Update> Updates { get; init; } = [];

    /// <summary>The text is NumPy: a written <c>*</c> in it is elementwise, and is so in an answer to it.</summary>
    public bool IsNumPy { get; init; }

    /// <summary>The activation that <c>f</c> and <c>f'</c> stand for, where one was named.</summary>
    public Elementwise? Activation { get; init; }

    /// <summary>The node's name, canonical, where it has one.</summary>
    public string? NameOf(Node node) =>
        node.Op is Variable variable ? variable.Symbol : defined.GetValueOrDefault(node);

    /// <summary>Differentiates the output; all definitions get values, those that the output does not use a gradient of zero.</summary>
    public Differentiation Differentiate() => Differentiation.Of(Output.Node, Names.Values);

    /// <summary>Of a node that was named twice, the later name.</summary>
    static Dictionary<Node, string> NamesOf(ImmutableArray<Definition> definitions)
    {
        var names = new Dictionary<Node, string>(definitions.Length);
        foreach (var definition in definitions)
        {
            names[definition.Node] = definition.Name;
        }

        return names;
    }
}

/// <summary>One statement <c>name = expression</c>; a bare last expression is named <c>out</c> by the reader if nothing else is.</summary>
public sealed record Definition(string Name, Node Node, TextSpan Span);

/// <summary>Something worth telling the person who typed, at its place; not a mistake.</summary>
public sealed record Notice(string Id, TextSpan Span, Bilingual Message);

/// <summary>A parameter update of a script, and the mistake in it if its shape does not fit.</summary>
public sealed record Update(string Name, Node? Step, TextSpan Span, Mistake? Mistake);

/// <summary>What a learner's answer may refer to: a program's names, and the gradients that the question gives.</summary>
/// <param name="Program">Its variables and intermediates may all be used by name.</param>
/// <param name="Given">Extra names, canonical, with the gradient node that each stands for (<c>delta</c> → ∂s/∂z).</param>
/// <param name="Derivatives">Which of those may also be written as derivatives: <c>("s", "z")</c> for <c>ds/dz</c>, <c>∂s/∂z</c>,
/// <c>\frac{\partial s}{\partial z}</c>.</param>
public sealed record Scope(
    Program Program,
    ImmutableDictionary<string, Node> Given,
    ImmutableDictionary<(string Of, string By), Node> Derivatives)
{
    /// <summary>What is asked for, where that helps to choose among the lines and readings of an answer.</summary>
    public AskedFor? Asked { get; init; }

    public static Scope Of(Program program) =>
        new(program, ImmutableDictionary<string, Node>.Empty, ImmutableDictionary<(string, string), Node>.Empty);
}

/// <summary>A learner's formula that has been read.</summary>
/// <param name="Node">Exactly what was typed, unsimplified, on top of the scope's own nodes.</param>
/// <param name="Spans">Where each node of the answer stands in the text.</param>
public sealed record Reading(string Text, Node Node, IReadOnlyDictionary<Node, TextSpan> Spans, ImmutableArray<Notice> Notices)
{
    /// <summary>
    /// A 1×n that NumPy text kept or made of a vector's one axis (<c>sum(axis=0, keepdims=True)</c>), rather than a row that was written as
    /// one.
    /// </summary>
    public bool KeepsAxis { get; init; }
}
