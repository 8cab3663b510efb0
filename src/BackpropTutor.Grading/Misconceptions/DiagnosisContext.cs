using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>A graph with what is asked of it: where a misconception looks for its occasions.</summary>
public sealed class DiagnosisContext
{
    const int LongestName = 60;
    const long OfANode = 1_200;

    readonly Target target;
    readonly HashSet<Node> dependent = [];
    readonly Dictionary<Node, string> names = [];
    readonly Dictionary<Node, int> leaves = [];
    readonly Lazy<HashSet<Node>> withVariables;

    internal DiagnosisContext(Program program, Target target)
    {
        Program = program;
        this.target = target;
        withVariables = new(WithVariables);
        if (Output is not { } output)
        {
            return;
        }

        Wrts = target.Form is { } form ? [.. form.Gradients.Select(gradient => gradient.Wrt)] : [target.Wrt!];
        Right = Backward.Of(output, target.Form is null ? target.Seeds[0] : Node.Fill(output.Shape, 1));
        foreach (var node in Right.Forward.Nodes)
        {
            leaves[node] = node.Inputs.IsEmpty || program.NameOf(node) is not null
                ? 1 : Math.Min(LongestName + 1, node.Inputs.Sum(input => leaves[input]));
            if (Wrts.Contains(node) || node.Inputs.Any(dependent.Contains))
            {
                dependent.Add(node);
            }
        }

        Edges = [.. from node in Right.Forward.Nodes.Reverse()
                    where dependent.Contains(node)
                    from input in Enumerable.Range(0, node.Inputs.Length)
                    where dependent.Contains(node.Inputs[input])
                    select new Edge(node, input)];
    }

    public Program Program { get; }

    /// <summary>The right sweep, where something is differentiated.</summary>
    public Backward? Right { get; }

    /// <summary>What is differentiated, if anything is.</summary>
    public Node? Output => target.Output ?? target.Form?.Output;

    /// <summary>By what it is differentiated, where that is one node; an expression may hold several gradients.</summary>
    public Node? Wrt => Wrts is [var wrt] ? wrt : null;

    /// <summary>By what it is differentiated.</summary>
    public ImmutableArray<Node> Wrts { get; } = [];

    /// <inheritdoc cref="ExerciseModel.ShownSteps"/>
    public ImmutableHashSet<string>? ShownSteps { get; init; }

    /// <summary>Other numbers whose right answer a learner may give for these.</summary>
    public ImmutableArray<OtherNumbers> OtherNumbers { get; init; } = [];

    /// <summary>Whether a gradient is asked for as it is, not something calculated from it.</summary>
    public bool IsGradient => target.Output is not null;

    /// <summary>Whether each row is the gradient of one of several outputs.</summary>
    public bool IsJacobian => target.IsJacobian;

    /// <summary>Whether all of the answer is asked for, and not one entry of it.</summary>
    public bool IsWhole => target.Entry is null;

    public Shape AnswerShape => target.Shape;

    /// <summary>Where the gradient flows on its way to what is asked, output first.</summary>
    public ImmutableArray<Edge> Edges { get; } = [];

    /// <summary>Nodes that send gradient to several inputs, output first, so that a rule may go wrong for all of them.</summary>
    public IEnumerable<Node> Splitting => Edges.GroupBy(edge => edge.Consumer).Where(edges => edges.Count() > 1).Select(edges => edges.Key);

    /// <summary>The nodes that a learner may confuse with one another: the program's variables and definitions.</summary>
    public IEnumerable<(string Name, Node Node)> Named =>
        Program.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    /// <summary>A node that more than one edge brings gradient to, with those edges.</summary>
    public IEnumerable<(Node Node, ImmutableArray<Edge> Uses)> FanOuts => Right is null ? [] :
        from node in Right.Forward.Nodes
        where dependent.Contains(node)
        let uses = Right.UsesOf(node)
        where uses.Length > 1
        select (node, uses);

    /// <summary>
    /// The steps to a value that is asked for; leaves are none. Where it is made of gradients, those steps alone that come after them: how
    /// they come about is the backward sweep's affair.
    /// </summary>
    public IEnumerable<Node> Steps => target switch
    {
        { Form: { } form } => Graph.Of(form.Form).Nodes.Where(node => node.Inputs.Length > 0 && !Program.Names.Values.Contains(node)),
        { Output: null, Parts: [var part] } => Graph.Of(part).Nodes.Where(node => node.Inputs.Length > 0),
        _ => [],
    };

    /// <summary>
    /// The answer that the values themselves would be in place of the gradients: <c>[x, y]</c> for <c>[df/dx, df/dy]</c>. Null where no
    /// several gradients are asked for.
    /// </summary>
    internal Node? ValuesForGradients => target.Form is { Gradients.Length: > 1 } form ? form.With(wrt => wrt) : null;

    /// <summary>Whether the page shows this step; a number is no step.</summary>
    public bool IsShown(Node node) => ShownSteps is null || node.Uniform is not null
        || ShownSteps.Contains(Printer.Print(node, Dialect.Text, Program.NameOf));

    /// <summary>Whether a diagnosis may speak of this step: the page shows it and what goes into it.</summary>
    internal bool MayTell(Node? step) => step is null || (IsShown(step) && step.Inputs.All(IsShown));

    /// <summary>What a person calls the node: its name, or what is calculated there, or for what is long how its op is called.</summary>
    public string Name(Node node)
    {
        if (!names.TryGetValue(node, out var name))
        {
            // What has more parts than a name has characters need not be written out to be known as too long.
            names[node] = name = leaves.GetValueOrDefault(node) <= LongestName
                && Printer.Print(node, Dialect.Text, Program.NameOf) is { Length: <= LongestName } text
                ? text
                : node.Op.Name;
        }

        return name;
    }

    /// <summary>Whether this node of the right sweep is computed from any variable, rather than a number alone.</summary>
    public bool HasVariable(Node node) => withVariables.Value.Contains(node);

    /// <summary>What it takes to go through the graph backwards once more, by a wrong rule, and to lay out what comes of it.</summary>
    internal long WorkOfASweep => OfANode * Math.Max(1, target.Seeds.Length) * (Right?.Forward.Nodes.Length ?? 1);

    internal ImmutableArray<Node> RightParts => target.Parts;

    internal static string Plain(double value) => value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The answer that these pullbacks lead to, or null where none does (its shape may differ from the right one's).</summary>
    internal ImmutableArray<Node>? Under(params ReadOnlySpan<WrongPullback> pullbacks)
    {
        var rules = pullbacks.ToArray();
        if (target.Form is { } form)
        {
            return Sweep(Node.Fill(form.Output.Shape, 1), rules) is { Misshapen: null } sweep
                ? [form.With(sweep.Backward.GradientOf)] : null;
        }

        var parts = ImmutableArray.CreateBuilder<Node>();
        foreach (var seed in target.Seeds)
        {
            if (Sweep(seed, rules) is not { } sweep)
            {
                return null;
            }

            parts.Add(sweep.Misshapen ?? sweep.Backward.GradientOf(Wrt!));
        }

        return parts.Count == 0 ? null : parts.ToImmutable();
    }

    /// <summary>All gradients at once, since they share most of their steps.</summary>
    HashSet<Node> WithVariables()
    {
        var found = new HashSet<Node>();
        foreach (var step in Right is null ? [] : Graph.Of(Right.Forward.Nodes.Select(Right.GradientOf)).Nodes)
        {
            if (step.Op is Variable || step.Inputs.Any(found.Contains))
            {
                found.Add(step);
            }
        }

        return found;
    }

    /// <summary>A sweep with wrong rules; null where it comes to a stop, because shapes do not fit. The last step alone may give another
    /// shape.</summary>
    (Backward Backward, Node? Misshapen)? Sweep(Node seed, WrongPullback[] pullbacks)
    {
        Node? misshapen = null;
        var fits = true;
        var backward = Backward.Of(Output!, seed, (edge, upstream, right) =>
        {
            var flow = right;
            foreach (var pullback in pullbacks)
            {
                flow = pullback.Wrong(edge, upstream, flow);
            }

            if (flow is null || flow.Shape.Equals(edge.Source.Shape))
            {
                return flow;
            }

            if (flow.Shape.Count == edge.Source.Shape.Count && Target.Graded(flow.Shape).Equals(Target.Graded(edge.Source.Shape)))
            {
                return flow.Reshape(edge.Source.Shape);
            }

            // A flow of another shape is an answer only where it is the last step; further up nobody could have gone on with it.
            // The last step may be followed by others that only hand the gradient on, as an addition does.
            var last = Wrt is { } wrt && Right!.UsesOf(edge.Source).Length == 1
                && ReferenceEquals(Right.GradientOf(edge.Source), Right.GradientOf(wrt));
            (misshapen, fits) = (last ? flow : misshapen, fits && last);
            return Node.Fill(edge.Source.Shape, 0);
        });
        return fits ? (backward, misshapen) : null;
    }

    /// <summary>The value that is reached where one step is another.</summary>
    internal Node With(WrongStep step)
    {
        var wrong = Replacement.In(target.Form?.Form ?? target.Parts[0], new Dictionary<Node, Node> { [step.Node] = step.Wrong });
        return target.Form is { } form ? (form with { Form = wrong }).With(Right!.GradientOf) : wrong;
    }

    /// <summary>The node's name where something is put before or behind it.</summary>
    internal string Operand(Node node) => Name(node) is var name && name.Contains(' ', StringComparison.Ordinal) ? $"({name})" : name;
}
