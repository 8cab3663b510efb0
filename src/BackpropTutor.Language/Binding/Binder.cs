using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Binding;

/// <summary>
/// Gives names and shapes to a syntax tree: here a juxtaposition becomes a call or a product, <c>*</c> elementwise or matrix product, and
/// every step a node. Like the parser it keeps the first mistake; after it, a scalar stands in for what could not be read.
/// </summary>
sealed partial class Binder
{
    readonly string text;
    readonly bool isNumPy;

    /// <summary>The text itself shows that it is NumPy, rather than only belonging to a program that is.</summary>
    readonly bool isCertain;
    readonly Elementwise? activation;
    readonly Dictionary<string, Node> names = new(StringComparer.Ordinal);
    readonly Dictionary<Node, TextSpan> spans = [];
    readonly Dictionary<Node, double> numbers = [];
    readonly HashSet<Node> counted = [];
    readonly List<Notice> notices = [];
    int room;
    long entries;
    long multiplications;
    Mistake? mistake;

    Binder(string text, bool isNumPy, Elementwise? activation, bool isCertain = true)
    {
        this.text = text;
        this.isNumPy = isNumPy;
        this.isCertain = isCertain;
        this.activation = activation;
    }

    Node Fail(TextSpan span, Bilingual message, string id = MistakeIds.Syntax)
    {
        mistake ??= new Mistake(id, span, message);
        return Node.Fill(Shape.Scalar, 0);
    }

    string Typed(TextSpan span) => text[span.Start..span.End];

    /// <summary>What was typed there, short enough to stand in a sentence.</summary>
    string Quoted(TextSpan span)
    {
        const int Longest = 40;
        var typed = Typed(span).ReplaceLineEndings(" ");
        return typed.Length <= Longest ? typed : string.Concat(typed.AsSpan(0, Longest - 1), "…");
    }

    /// <summary>Says how something was read. Nobody reads more than a few, so that past those not even the sentence is made.</summary>
    void Note(string id, TextSpan span, Func<Bilingual> message)
    {
        const int Most = 50;
        if (notices.Count < Most)
        {
            notices.Add(new Notice(id, span, message()));
        }
    }

    /// <summary>Applies an op exactly as it was typed.</summary>
    Node Make(TextSpan span, Op op, params ReadOnlySpan<Node> inputs) =>
        Node.TryOf(op, inputs, out var node, out var fault)
            ? Counted(node!, span)
            : Fail(span, BindingMessages.InPlace(Quoted(span), fault!), MistakeIds.InvalidShapes);

    Node Number(TextSpan span, double value) =>
        double.IsFinite(value)
            ? Make(span, new Fill(Shape.Scalar, value)) : Fail(span, BindingMessages.NotFinite(Quoted(span)), MistakeIds.NotFinite);

    /// <summary>The number that a scalar is for certain, whatever the variables are.</summary>
    double? NumberOf(Node node) => !node.Shape.IsScalar ? null : node.Uniform
        ?? (numbers.TryGetValue(node, out var number) ? number : null);

    /// <summary>Enters a node into the account of this text, and the steps below it that came with it.</summary>
    Node Counted(Node node, TextSpan span)
    {
        if (!counted.Add(node))
        {
            return node;
        }

        spans.TryAdd(node, span);
        foreach (var input in node.Inputs)
        {
            if (!counted.Contains(input))
            {
                Counted(input, span);
            }
        }

        entries += node.Shape.Count;
        multiplications += MultiplicationsOf(node);
        if (counted.Count - room > Limits.Nodes)
        {
            return Fail(span, BindingMessages.TooManyNodes, MistakeIds.TooLarge);
        }

        if (node.Shape.Count > Limits.EntriesOfOne)
        {
            return Fail(span, BindingMessages.TooManyEntries(Quoted(span), node.Shape), MistakeIds.TooLarge);
        }

        if (entries > Limits.EntriesOfAll)
        {
            return Fail(span, BindingMessages.TooManyEntriesInAll, MistakeIds.TooLarge);
        }

        if (multiplications > Limits.Multiplications)
        {
            return Fail(span, BindingMessages.TooMuchWork, MistakeIds.TooLarge);
        }

        Fold(node);
        return node;
    }

    static long MultiplicationsOf(Node node)
    {
        if (node.Op is MatMul)
        {
            return node.Shape.Count * node.Inputs[0].Shape.Columns;
        }

        var greatest = node.Shape.Count;
        foreach (var input in node.Inputs)
        {
            greatest = Math.Max(greatest, input.Shape.Count);
        }

        return greatest;
    }

    void Fold(Node node)
    {
        if (!node.Shape.IsScalar || node.Inputs.IsEmpty || node.Inputs.Length > 2)
        {
            return;
        }

        if (NumberOf(node.Inputs[0]) is not { } first || (node.Inputs.Length == 2 && NumberOf(node.Inputs[1]) is null))
        {
            return;
        }

        double? value = node.Op switch
        {
            Elementwise function => function.Value(first),
            Broadcasting operation => operation.Value(first, NumberOf(node.Inputs[1])!.Value),
            _ => null,
        };
        if (value is { } number)
        {
            numbers[node] = number;
        }
    }
}
