using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.LongRuns;

/// <summary>
/// What learners who make one slip come to, by a backward sweep of their own: a wrong rule at one gate, or one thing done to some entries
/// of the finished list. It knows nothing of the grader's misconceptions but the ids under which these slips should be told.
/// </summary>
static class LearnerSlips
{
    /// <summary>Slips that go by several names, since one step may be seen from above or from below.</summary>
    static readonly string[][] Alike =
    [
        ["missing-local", "missing-activation-derivative"],
        ["missing-upstream", "wrong-variable"],
    ];

    public static IEnumerable<(string Id, Tensor Answer)> Of(ExerciseModel model, Quantity what, int seed)
    {
        var program = model.Program;
        var output = program.Output.Node;
        ImmutableArray<Node> wrts = what is GradientOf gradient ? [program.Names[gradient.Wrt]]
            : [.. program.Variables.Where(variable => variable.Shape.IsScalar).Select(variable => program.Names[variable.Symbol])];
        var one = Node.Fill(Shape.Scalar, 1);
        var right = Backward.Of(output, one);
        var truth = Values(right, wrts, model);
        var edges = right.Forward.Nodes.SelectMany(node => Enumerable.Range(0, node.Inputs.Length).Select(input => new Edge(node, input)))
            .Where(edge => wrts.Any(wrt => Graph.Of(edge.Source).Nodes.Contains(wrt))).ToArray();
        foreach (var edge in edges)
        {
            foreach (var (id, rule) in Rules(edge, right))
            {
                Backward wrong;
                try
                {
                    wrong = Backward.Of(output, one, (at, upstream, flow) => at == edge
                        ? Shaped(rule(upstream, flow), at.Source) ?? flow : flow);
                }
                catch (ArgumentException)
                {
                    // Shapes that do not fit stop a learner too.
                    continue;
                }

                if (Values(wrong, wrts, model) is var answer && Differs(answer, truth))
                {
                    yield return (id, answer);
                }
            }
        }

        foreach (var slip in ByEntry(truth, wrts, model, new Random(seed)).Where(slip => Differs(slip.Answer, truth)))
        {
            yield return slip;
        }
    }

    /// <summary>Whether the diagnosis is one of this slip.</summary>
    public static bool IsSame(string slip, string told) => slip == told || Alike.Any(names => names.Contains(slip) && names.Contains(told));

    static IEnumerable<(string Id, Func<Node, Node?, Node?> Rule)> Rules(Edge edge, Backward right)
    {
        var (node, source, op) = (edge.Consumer, edge.Source, edge.Consumer.Op);
        if (!ReferenceEquals(node, right.Output) && Graph.Of(right.GradientOf(node)).Nodes.Any(step => step.Op is Variable))
        {
            yield return ("missing-upstream", (_, _) => op.Pullback(node, Node.Fill(node.Shape, 1), edge.Input));
        }

        if (right.UsesOf(source).Length > 1)
        {
            yield return ("missing-branch", (_, _) => Node.Fill(source.Shape, 0));
        }

        switch (op)
        {
            case Negate or Subtract:
                yield return ("sign", (_, flow) => flow is null ? null : -flow);
                break;
            case Multiply:
                yield return ("mul-not-switched", (upstream, _) => upstream * source);
                yield return (node.Inputs[1 - edge.Input].Uniform is null ? "missing-local" : "constant-factor", (upstream, _) => upstream);
                break;
            case Elementwise { WritesPrime: true } activation:
                yield return ("missing-activation-derivative", (upstream, _) => upstream);
                yield return ("derivative-at-output", (upstream, _) => upstream * activation.Derivative(node, Node.Of(activation, node)));
                yield return ("value-for-derivative", (upstream, _) => upstream * node);
                yield return ("extra-local", (_, flow) => flow is null ? null : flow * activation.Derivative(source, node));
                break;
            case Power when edge.Input == 0:
                yield return ("power-rule", (upstream, _) => upstream * source);
                break;
            case Mean:
                yield return ("mean-for-sum", (_, flow) => flow is null ? null : ((double)source.Shape.Count / node.Shape.Count) * flow);
                break;
            case Maximum:
                yield return ("max-routed-to-loser", (upstream, flow) => flow is null ? null : upstream - flow);
                break;
        }
    }

    /// <summary>Slips in a list: the sign of some entries, the values of the variables, another order.</summary>
    static IEnumerable<(string Id, Tensor Answer)> ByEntry(Tensor truth, ImmutableArray<Node> wrts, ExerciseModel model, Random random)
    {
        var right = truth.Values.ToArray();
        yield return ("sign", Tensor.Of(truth.Shape, [.. right.Select(entry => -entry)]));
        if (right.Length < 2)
        {
            yield break;
        }

        var some = Enumerable.Range(0, right.Length).Select(_ => random.Next(2) == 0).ToArray();
        yield return ("sign", Tensor.Of(truth.Shape, [.. right.Select((entry, i) => some[i] ? -entry : entry)]));
        var (one, other) = (random.Next(right.Length), random.Next(right.Length));
        var exchanged = right.ToArray();
        (exchanged[one], exchanged[other]) = (exchanged[other], exchanged[one]);
        yield return ("wrong-order", Tensor.Of(truth.Shape, exchanged));
        if (wrts.Length > 1)
        {
            yield return ("values-for-gradients",
                Tensor.Of(truth.Shape, [.. wrts.SelectMany(wrt => model.Values[((Variable)wrt.Op).Symbol].Values.ToArray())]));
        }
    }

    static Node? Shaped(Node? flow, Node source) => flow is null ? null : flow.Shape.Equals(source.Shape)
        ? flow : source.Shape.BroadcastsTo(flow.Shape) ? flow.SumTo(source.Shape) : null;

    static Tensor Values(Backward sweep, ImmutableArray<Node> wrts, ExerciseModel model)
    {
        Node[] gradients = [.. wrts.Select(sweep.GradientOf)];
        var run = Run.Of(Graph.Of(gradients), model.Values);
        return gradients.Length == 1 ? run[gradients[0]] : Tensor.Vector([.. gradients.Select(gradient => run[gradient].Number)]);
    }

    /// <summary>Whether it is wrong, and not 0 all over: that is what any slip may leave.</summary>
    static bool Differs(Tensor left, Tensor right) =>
        left.Values.ToArray().All(double.IsFinite) && left.Values.ToArray().Any(entry => entry != 0)
            && left.Values.ToArray().Zip(right.Values.ToArray())
            .Any(pair => Math.Abs(pair.First - pair.Second) > 1e-3 * Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second)));
}
