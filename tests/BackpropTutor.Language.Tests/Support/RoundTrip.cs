using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Language.Tests.Support;

/// <summary>What must hold of an expression that is printed and read again.</summary>
static class RoundTrip
{
    /// <summary>Checks the closed form of the gradient of every variable and of the last steps, over the graph's own names.</summary>
    public static string? Fault(RandomGraph graph, Dialect dialect)
    {
        var names = graph.Nodes.Select((node, i) => (node, Name: node.Op is Variable variable ? variable.Symbol : Letters(i)))
            .ToDictionary(pair => pair.node, pair => pair.Name);
        var scope = ScopeOf([.. graph.Variables], graph.Output, names);
        var differentiation = Differentiation.Of(graph.Output, graph.Nodes);
        foreach (var node in graph.Nodes)
        {
            var fault = Fault(differentiation.ClosedFormOf(node), scope, graph.Point, names.GetValueOrDefault, dialect)
                ?? Fault(differentiation.GradientOf(node), scope, graph.Point, names.GetValueOrDefault, dialect);
            if (fault is not null)
            {
                return $"∂/∂{names[node]}: {fault}";
            }
        }

        return null;
    }

    public static string? Fault(Node node, Scope scope, IReadOnlyDictionary<string, Tensor> point, Func<Node, string?> nameOf,
        Dialect dialect)
    {
        var text = Printer.Print(node, dialect, nameOf);
        if (text.Length > Limits.Characters)
        {
            return null;
        }

        var outcome = AnswerLanguage.ReadAnswer(text, scope);
        if (outcome.Mistake is { } mistake)
        {
            return mistake.Id == MistakeIds.TooLarge
                ? null : $"{dialect} “{text}” is refused at “{text[mistake.Span.Start..mistake.Span.End]}”: {mistake.Message.English}";
        }

        var read = outcome.Value!.Node;
        if (dialect == Dialect.Text && !Same(Expected(node, dialect, nameOf), read, nameOf))
        {
            return $"{dialect} “{text}” is the tree of “{Printer.Print(read, dialect, nameOf)}”";
        }

        var again = Printer.Print(read, dialect, nameOf);
        if (again != text)
        {
            return $"{dialect} “{text}” prints again as “{again}”";
        }

        var stable = Stabilised.Of(node, read);
        var run = Run.Of(Graph.Of(stable[node], stable[read]), point);
        var (expected, actual) = (run[stable[node]], run[stable[read]]);
        return !read.Shape.Equals(node.Shape) ? $"{dialect} “{text}” should be {node.Shape} and is {read.Shape}"
            : expected.Values.ToArray().Zip(actual.Values.ToArray()).All(pair => Close(pair.First, pair.Second)) ? null
            : $"{dialect} “{text}” should be {expected} and is {actual}";
    }

    static bool Close(double expected, double actual) => expected.Equals(actual)
        || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    /// <summary>A scope in which the variables, and the nodes that have names, may be used.</summary>
    public static Scope ScopeOf(Node[] variables, Node output, IReadOnlyDictionary<Node, string>? names = null)
    {
        var definition = new Definition("out", output, default);
        return Scope.Of(new Language.Program
        {
            Text = "",
            Variables = [.. variables.Select(variable => (Variable)variable.Op)],
            Definitions = [definition],
            Output = definition,
            Names = names?.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
                ?? variables.ToDictionary(variable => ((Variable)variable.Op).Symbol, StringComparer.Ordinal),
            Spans = ImmutableDictionary<Node, TextSpan>.Empty,
        });
    }

    /// <summary>The tree that the print of a node says: each step that has no words of its own as it is spelled.</summary>
    static Node Expected(Node node, Dialect dialect, Func<Node, string?> nameOf)
    {
        var images = new Dictionary<Node, Node>();
        return Image(node);

        Node Image(Node part)
        {
            if (nameOf(part) is not null || part.Op is Variable)
            {
                return part;
            }

            if (!images.TryGetValue(part, out var image))
            {
                images[part] = image = part.Op.Spelled(part, dialect) is { } spelled ? Image(spelled)
                    : part.Inputs.IsEmpty ? part
                    : Node.Of(part.Op, [.. part.Inputs.Select(Image)]);
            }

            return image;
        }
    }

    /// <summary>Whether two trees over the same names are the same steps; numbers are the same by value, −0 being 0.</summary>
    static bool Same(Node left, Node right, Func<Node, string?> nameOf) =>
        ReferenceEquals(left, right)
        || (left.Uniform is { } a && right.Uniform is { } b && a == b && left.Shape.Equals(right.Shape))
        || (nameOf(left) is null && nameOf(right) is null && left.Op.Equals(right.Op) && left.Inputs.Length == right.Inputs.Length
            && left.Inputs.Zip(right.Inputs).All(pair => Same(pair.First, pair.Second, nameOf)));

    /// <summary>A name without digits, which cannot be taken for an entry of another.</summary>
    static string Letters(int number) => "n" + string.Concat(number.ToString(CultureInfo.InvariantCulture)
        .Select(digit => (char)('a' + digit - '0'))) + "k";
}
