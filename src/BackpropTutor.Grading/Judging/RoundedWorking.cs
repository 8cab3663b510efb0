using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;

namespace BackpropTutor.Grading.Judging;

/// <summary>What comes out when every result on the way is rounded, as on paper: told only where it is just what was typed.</summary>
static class RoundedWorking
{
    const int MostSteps = 300;

    /// <summary>Further off than this, rounding is not what went wrong.</summary>
    const double Near = 0.05;

    /// <summary>Places behind the point, or (negative) significant digits, that people round to.</summary>
    static readonly int[] Roundings = [1, 2, 3, 4, -2, -3, -4];

    /// <summary>Whether one way of rounding on the way gives each entry that is not right, with the digits that were typed.</summary>
    public static bool Explains(AnswerKey key, TypedTensor typed, Tensor expected, ImmutableArray<bool> right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            if (!right[i] && !(typed.Entries[i].Significant >= TypedEntry.LeastDigits
                && typed.Entries[i].IsNear(expected[i], Near * Math.Abs(expected[i]))))
            {
                return false;
            }
        }

        var graph = Graph.Of(key.Target!.Parts);
        return graph.Nodes.Length <= MostSteps && Roundings.Any(rounding => Gives(rounding, everyStep: false)
            || Gives(rounding, everyStep: true));

        bool Gives(int rounding, bool everyStep) =>
            Evaluate(key, graph, rounding, everyStep) is { } value
            && Enumerable.Range(0, right.Length).All(i => right[i] || typed.Entries[i].Shows(value[i]));
    }

    /// <param name="everyStep">Every step but the last is rounded; else only what has a name, as what is noted down on the way.</param>
    static Tensor? Evaluate(AnswerKey key, Graph graph, int rounding, bool everyStep)
    {
        var values = new Dictionary<Node, Tensor>();
        foreach (var node in graph.Nodes)
        {
            var value = node.Op is Variable variable ? key.FixedPoint!.Variables[variable.Symbol]
                : node.Inputs.IsEmpty ? ValueOf(node)
                : ValueOf(OnPaper(node.Op, [.. node.Inputs.Select(input => values[input])], rounding));
            var isNoted = !node.Inputs.IsEmpty && !key.Target!.Parts.Contains(node)
                && (everyStep || key.Scope!.Program.NameOf(node) is not null);
            values[node] = isNoted ? Rounded(value, rounding) : value;
        }

        var target = key.Target!;
        var result = target.Assemble(part => values[part]);
        return Numbers.AreFinite(result) ? result : null;
    }

    /// <summary>A step of numbers alone; a slope is worked out from the rounded activation, as h (1 − h) is.</summary>
    static Node OnPaper(Op op, Tensor[] inputs, int rounding)
    {
        var arguments = inputs.Select(Node.Constant).ToArray();
        return op is Prime prime
            ? prime.Of.Familiar(arguments[0], Node.Constant(Rounded(ValueOf(Node.Of(prime.Of, arguments)), rounding)))
            : Node.Of(op, arguments);
    }

    static Tensor ValueOf(Node node) => Run.Of(Graph.Of(node), ImmutableDictionary<string, Tensor>.Empty)[node];

    static Tensor Rounded(Tensor value, int rounding) => Tensor.Of(value.Shape,
        [.. value.Values.ToArray().Select(entry => Rounded(entry, rounding))]);

    static double Rounded(double value, int rounding) => !double.IsFinite(value) ? value
        : rounding > 0 ? Math.Round(value, rounding)
        : double.Parse(value.ToString("E" + (-rounding - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
}
