using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>What must hold of every graph; each returns what is wrong, or null.</summary>
static class GraphProperties
{
    static int undecided;

    /// <summary>How many graphs so far had no difference quotient to compare with, since they met a kink nearby.</summary>
    public static int Undecided => undecided;

    /// <summary>⟨gradient, v⟩ by reverse mode is the tangent along v by forward mode, and the difference quotient along v.</summary>
    public static string? ChainRule(RandomGraph graph)
    {
        var directions = graph.Variables.ToDictionary(variable => variable,
            variable => Draws.Tensor(variable.Shape, new(-1, 1), graph.Random));
        var backward = Backward.Of(graph.Output);
        var tangent = Forward.Of(graph.Output, directions.ToDictionary(pair => pair.Key, pair => Node.Constant(pair.Value)))
            .TangentOf(graph.Output);
        var run = Run.Of(Graph.Of([tangent, .. graph.Variables.Select(backward.GradientOf)]), graph.Point);
        var (reverse, size) = (0.0, 1.0);
        foreach (var (variable, direction) in directions)
        {
            var gradient = run[backward.GradientOf(variable)];
            for (var i = 0; i < direction.Values.Length; i++)
            {
                reverse += gradient[i] * direction[i];
                size += Math.Abs(gradient[i] * direction[i]);
            }
        }

        var forward = run[tangent].Number;
        if (Math.Abs(forward - reverse) > 1e-10 * size)
        {
            return $"forward mode {forward:R}, reverse mode {reverse:R}";
        }

        var compute = Graph.Of(graph.Output);
        var slope = Differences.At(step => Run.Of(compute, Along(graph, directions, step))[graph.Output].Number, 0);
        if (slope.HasKink || slope.Diverges || !slope.Settled)
        {
            Interlocked.Increment(ref undecided);
            return null;
        }

        return Math.Abs(slope.Value - reverse) <= (1e-6 * size) + (10 * slope.Error)
            ? null
            : $"differences {slope.Value:R} ± {slope.Error:R}, reverse mode {reverse:R}";
    }

    /// <summary>A pullback is linear in the upstream: what u + 3v sends down is what u sends and three times what v sends.</summary>
    public static string? Linearity(RandomGraph graph)
    {
        var node = graph.Nodes.Last();
        var (u, v) = (Draws.Tensor(node.Shape, new(-1, 1), graph.Random), Draws.Tensor(node.Shape, new(-1, 1), graph.Random));
        var both = Tensor.Of(node.Shape, [.. u.Values.ToArray().Zip(v.Values.ToArray(), (a, b) => a + (3 * b))]);
        var (one, other, sum) = (Backward.Of(node, Node.Constant(u)), Backward.Of(node, Node.Constant(v)),
            Backward.Of(node, Node.Constant(both)));
        foreach (var variable in graph.Variables)
        {
            var (a, b, c) = (one.GradientOf(variable), other.GradientOf(variable), sum.GradientOf(variable));
            var run = Run.Of(Graph.Of(a, b, c), graph.Point);
            for (var i = 0; i < variable.Shape.Count; i++)
            {
                var expected = run[a][i] + (3 * run[b][i]);
                if (Math.Abs(run[c][i] - expected) > 1e-10 * (1 + Math.Abs(run[a][i]) + (3 * Math.Abs(run[b][i]))))
                {
                    return $"upstream u + 3v sends {run[c][i]:R}, the sum is {expected:R}";
                }
            }
        }

        return null;
    }

    /// <summary>Every gradient and every contribution has its node's shape, whatever was broadcast on the way.</summary>
    public static string? Shapes(RandomGraph graph)
    {
        var differentiation = Differentiation.Of(graph.Output);
        foreach (var node in differentiation.Graph.Nodes)
        {
            if (!differentiation.GradientOf(node).Shape.Equals(node.Shape))
            {
                return $"the gradient of {node} is {differentiation.GradientOf(node).Shape}";
            }

            foreach (var edge in differentiation.UsesOf(node))
            {
                if (differentiation.DownstreamOf(edge) is { } sent && !sent.Shape.Equals(node.Shape))
                {
                    return $"{edge.Consumer} sends {sent.Shape} to {node}";
                }
            }
        }

        return null;
    }

    /// <summary>A node's gradient is the sum of what its uses send, and the stable graph's is that of the formula as written.</summary>
    public static string? FanOut(RandomGraph graph)
    {
        var differentiation = Differentiation.Of(graph.Output);
        var at = differentiation.At(graph.Point);
        var plain = Backward.Of(graph.Output);
        var run = Run.Of(Graph.Of(differentiation.Graph.Nodes.Select(plain.GradientOf)), graph.Point);
        foreach (var node in differentiation.Graph.Nodes)
        {
            var gradient = at.Gradient(node);
            var sent = differentiation.UsesOf(node).Select(at.Downstream).OfType<Tensor>().ToArray();
            for (var i = 0; i < gradient.Values.Length; i++)
            {
                var (sum, size) = (0.0, 1.0);
                foreach (var term in sent)
                {
                    (sum, size) = (sum + term[i], size + Math.Abs(term[i]));
                }

                if (!ReferenceEquals(node, graph.Output) && Math.Abs(sum - gradient[i]) > 1e-10 * size)
                {
                    return $"{node} receives {sum:R} by its uses, but its gradient is {gradient[i]:R}";
                }

                if (Math.Abs(run[plain.GradientOf(node)][i] - gradient[i]) > 1e-8 * size)
                {
                    return $"the gradient of {node} is {gradient[i]:R}, but {run[plain.GradientOf(node)][i]:R} by the formula as written";
                }
            }
        }

        return null;
    }

    static Dictionary<string, Tensor> Along(RandomGraph graph, Dictionary<Node, Tensor> directions, double step)
    {
        var moved = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (variable, direction) in directions)
        {
            var name = ((Variable)variable.Op).Symbol;
            moved[name] = Tensor.Of(variable.Shape,
                [.. graph.Point[name].Values.ToArray().Select((value, i) => value + (step * direction[i]))]);
        }

        return moved;
    }
}
