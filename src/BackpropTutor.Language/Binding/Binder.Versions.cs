using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>
/// Names that are bound again: <c>x = relu(x)</c>, <c>loss += …</c>, <c>z /= s</c> make a new version, and what stood on the older one
/// keeps it. The last version has the name; an older one is called <c>loss_v1</c>, and so is a new version of an input, which keeps its
/// name.
/// </content>
sealed partial class Binder
{
    /// <summary>Inputs whose name a line took over.</summary>
    readonly Dictionary<string, Node> inputs = new(StringComparer.Ordinal);

    readonly Dictionary<string, Node> olderVersions = new(StringComparer.Ordinal);

    void BindAgain(string canonical, Node node, TextSpan span)
    {
        splits.Clear();
        entriesOf.Clear();
        var known = names[canonical];
        var version = FreeVersion(canonical);
        shown = null;
        if (inputs.ContainsKey(canonical) || IsInput(canonical))
        {
            inputs.TryAdd(canonical, known);
            olderVersions[version] = node;
            definitions.Add(new Definition(version, node, span));
        }
        else
        {
            var last = definitions.FindLastIndex(definition => definition.Name == canonical);
            olderVersions[version] = known;
            definitions[last] = definitions[last] with { Name = version };
            definitions.Add(new Definition(canonical, node, span));
        }

        names[canonical] = node;
        Note("bound-again", span, () => BindingMessages.BoundAgain(Language.Names.Display(canonical)));
    }

    string FreeVersion(string canonical)
    {
        for (var number = 1; ; number++)
        {
            var version = $"{canonical}_v{number.ToString(CultureInfo.InvariantCulture)}";
            if (!names.ContainsKey(version) && !olderVersions.ContainsKey(version))
            {
                return version;
            }
        }
    }

    /// <summary>Every name with its node: an input under its own, each version under one of its own.</summary>
    Dictionary<string, Node> AllNames()
    {
        var all = new Dictionary<string, Node>(names, StringComparer.Ordinal);
        foreach (var (name, node) in olderVersions.Concat(inputs))
        {
            all[name] = node;
        }

        return all;
    }

    bool IsInput(string canonical) =>
        names.TryGetValue(canonical, out var node) && node.Op is Variable variable && variable.Symbol == canonical;

    /// <summary>
    /// <c>w -= lr * g</c> and <c>w += -lr * g</c> of an input are steps of gradient descent, outside the function; <c>x *= 2</c>, and
    /// whatever changes a name that the program made, is part of it.
    /// </summary>
    bool IsStep(Statement statement, NameSyntax target) =>
        IsInput(target.Canonical) && (statement.Sign == "-" || (statement.Sign == "+" && StartsNegative(statement.Values[0])));

    static bool StartsNegative(Syntax syntax) => syntax switch
    {
        NegativeSyntax => true,
        ProductSyntax product => StartsNegative(product.First),
        SumSyntax sum => StartsNegative(sum.First),
        GroupSyntax { Items: [var only] } => StartsNegative(only),
        _ => false,
    };

    /// <summary><c>loss += …</c>, <c>scores -= …</c>: the name with another value.</summary>
    void Change(Statement statement, NameSyntax target)
    {
        var current = (Name(target), target.Span);
        var value = (Bind(statement.Values[0]), statement.Values[0].Span);
        var changed = Elementwise(statement.Span, OpOf(statement.Sign), statement.Sign, current, value);
        if (mistake is null)
        {
            BindAgain(target.Canonical, changed, statement.Span);
        }
    }
}
