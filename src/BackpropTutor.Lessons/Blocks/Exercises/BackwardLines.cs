using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Language.Printing;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>The backward pass as lines: each gradient as upstream × local, in letters and, where the question fixes them, in
/// numbers.</summary>
sealed class BackwardLines
{
    readonly BoundModel bound;
    readonly BackwardWalk walk;
    readonly Differentiation? differentiation;
    readonly Dictionary<string, Tensor> values = new(StringComparer.Ordinal);

    public BackwardLines(BoundModel bound, BackwardWalk walk, bool withNumbers)
    {
        (this.bound, this.walk) = (bound, walk);
        if (!withNumbers)
        {
            return;
        }

        differentiation = Differentiation.Of(walk.OutputNode, bound.Program.Names.Values);
        var gradients = walk.Steps.Select(step => (Name: BackwardWalk.Signal(step.Name, bound.Program),
            Node: differentiation.GradientOf(step.Node))).ToArray();
        var names = bound.Program.Names.Select(pair => (Name: pair.Key, Node: differentiation.ValueOf(pair.Value))).Concat(gradients)
            .ToArray();
        var run = bound.Run(names.Select(pair => pair.Node));
        foreach (var (name, node) in names)
        {
            values[name] = run[node];
        }
    }

    /// <summary>The names of the program that the lines use, those of the gates passed among them.</summary>
    public IReadOnlySet<string> Names => walk.Steps.Where(step => !step.IsAsked).Select(step => step.Name)
        .Concat(walk.Steps.SelectMany(step => step.Uses).SelectMany(use => Symbols(IsScalar(use) ? use.Local! : use.Sent))
        .Where(bound.Program.Names.ContainsKey)).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<SolutionLine> Lines()
    {
        var letters = walk.Steps.SelectMany(step => step.Uses).Where(use => !IsScalar(use)).SelectMany(use => Symbols(use.Sent))
            .ToHashSet(StringComparer.Ordinal);
        return walk.Steps.Select(step => Line(step, letters.Contains(Signal(step.Name))));
    }

    SolutionLine Line(BackwardStep step, bool hasLetter)
    {
        var parts = new List<string>();
        if (hasLetter)
        {
            parts.Add(Derivation.Latex(Signal(step.Name)));
        }

        parts.Add(SolutionWay.Quotient(walk.Output, step.Name));
        var terms = step.Uses.Select(Term).ToArray();
        if (!terms.Contains(null))
        {
            parts.Add(string.Join(" + ", terms));
        }

        if (differentiation is not null)
        {
            if (step.Uses.All(IsScalar) && step.Uses.Any(use => use is { IsOne: false, Local.Uniform: not 1 } || step.Uses.Length > 1))
            {
                parts.Add(string.Join(" + ", step.Uses.Select(InNumbers)));
            }

            parts.Add(SolutionLine.Numbers(values[Signal(step.Name)]));
        }

        return new(MathMl.OfLatex(string.Join(" = ", parts.Distinct(StringComparer.Ordinal)), block: false), step.Node.Shape);
    }

    /// <summary>Null where the engine would write single entries with unit vectors, as nobody does.</summary>
    string? Term(BackwardUse use)
    {
        if (!IsScalar(use))
        {
            var (sent, blocks) = WithoutBlocks(use.Sent);
            var latex = Printer.Print(sent, Dialect.Latex, static _ => null);
            return blocks.Aggregate(latex, (text, block) => text.Replace(Derivation.Latex(block.Key), block.Value,
                StringComparison.Ordinal)) is var written
                && !written.Contains("I(", StringComparison.Ordinal) ? written : null;
        }

        var upstream = use.Letter is { } letter ? Derivation.Latex(letter) : SolutionWay.Quotient(walk.Output, use.User);
        var local = Printer.Print(use.Local!, Dialect.Latex, static _ => null);
        local = use.Local!.Op is Comparison ? $@"\left[{local}\right]" : local;
        return use.IsOne ? local : use.Local is { Uniform: 1 } ? upstream : $@"{upstream} \cdot {Bracketed(use.Local!, local)}";
    }

    /// <summary>A variable in the place of each part that is cut out of a vector, and how that part is written: by its entries, counted
    /// from one.</summary>
    static (Node Form, Dictionary<string, string> Written) WithoutBlocks(Node form)
    {
        var (images, written) = (new Dictionary<Node, Node>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var node in Graph.Of(form).Nodes)
        {
            if (node is { Op: Block { Axis: 0 } block, Shape.IsVector: true })
            {
                var name = $"zeta_{written.Count + 1}";
                var places = Enumerable.Range(block.Start + 1, block.Length).ToArray();
                var list = places.Length <= 3 ? string.Join(",", places) : $"{places[0]},…,{places[^1]}";
                written[name] = $@"\left({Printer.Print(images[node.Inputs[0]], Dialect.Latex, static _ => null)}\right)_{{{list}}}";
                images[node] = Node.Variable(name, node.Shape);
                continue;
            }

            images[node] = node.Inputs.Length == 0 ? node : Node.Of(node.Op, [.. node.Inputs.Select(input => images[input])]);
        }

        return (images[form], written);
    }

    string InNumbers(BackwardUse use)
    {
        var local = Number(Run.Of(Graph.Of(use.Local!), values)[use.Local!].Number);
        return use.IsOne ? local : $@"{Number(values[Signal(use.User)].Number)} \cdot {local}";
    }

    static string Number(double value) => SolutionLine.Numbers(Tensor.Scalar(value)) is var text && text.StartsWith('-')
        ? $"({text})" : text;

    /// <summary>A factor needs brackets where it is a sum or begins with a sign.</summary>
    static string Bracketed(Node node, string latex) => latex.StartsWith('-') || node.Op is Add or Subtract or Negate
        ? $@"\left({latex}\right)" : latex;

    static bool IsScalar(BackwardUse use) => use.Local is not null;

    string Signal(string name) => BackwardWalk.Signal(name, bound.Program);

    static IEnumerable<string> Symbols(Node node) => Graph.Of(node).Nodes.Select(inner => inner.Op).OfType<Variable>()
        .Select(variable => variable.Symbol);
}
