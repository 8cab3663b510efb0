using System.Globalization;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>A node as text by the ops' own patterns, named nodes by their names: enough to see a closed form's structure in a test.</summary>
static class Plain
{
    public static string Text(Node node, IReadOnlyDictionary<Node, string> names) => Text(node, names, Precedence.Comparison);

    public static Dictionary<Node, string> NamesOf(Program program) => program.Names.GroupBy(pair => pair.Value).ToDictionary(group => group.Key, group => group.First().Key);

    static string Text(Node node, IReadOnlyDictionary<Node, string> names, Precedence hole)
    {
        if (names.TryGetValue(node, out var name))
        {
            return name;
        }

        if (node.Op is Fill fill)
        {
            return fill.Value.ToString("R", CultureInfo.InvariantCulture) + (fill.Shape.IsScalar ? "" : $"[{fill.Shape}]");
        }

        var written = node.Op.Write(Dialect.Text, node);
        var text = string.Format(CultureInfo.InvariantCulture, written.Pattern, [.. written.Parts.Select((part, i) => (object)Text(part, names, written.Holes[i]))]);
        return written.Level < hole ? $"({text})" : text;
    }
}
