using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>
/// A scalar function of several variables, grown at random from the catalog's own probes: every op takes part without being asked. A step
/// is kept only where its inputs lie in the range on which the op is probed, meet no kink or tie (nor do after rounding), and its result
/// stays small.
/// </summary>
sealed class RandomGraph
{
    const double Largest = 20;

    static readonly Probe[] Steps = [.. Catalog.Types.SelectMany(type => type.Probes).Where(probe => probe.Inputs.Length > 0)];

    static readonly Shape[] Sources =
        [Shape.Scalar, Shape.Scalar, Shape.Vector(2), Shape.Vector(3), Shape.Vector(3), Shape.Vector(4), Shape.Matrix(2, 3),
            Shape.Matrix(2, 3), Shape.Matrix(1, 3), Shape.Matrix(3, 3)];

    readonly Dictionary<Shape, List<Node>> pool = [];
    readonly Dictionary<Node, Tensor> values = [];
    readonly HashSet<Node> unused = [];
    readonly Random random;

    RandomGraph(int seed, int steps)
    {
        (Seed, random) = (seed, new Random(seed));
        for (var i = 0; i < Sources.Length; i++)
        {
            var variable = Node.Variable($"x{i}", Sources[i]);
            Point[$"x{i}"] = Draws.Tensor(Sources[i], new(-1.5, 1.5), random);
            Keep(variable, Point[$"x{i}"]);
        }

        for (var attempt = 0; values.Count < steps + Sources.Length && attempt < 20 * steps; attempt++)
        {
            Grow(Steps[random.Next(Steps.Length)]);
        }

        Variables = [.. values.Keys.Where(node => node.Op is Variable)];
        Output = values.Keys.Where(unused.Contains).Select(node => node.Op is Variable ? null : Node.Of(new Mean(null, false), node))
            .OfType<Node>().Aggregate((Node?)null, (sum, term) => sum is null ? term : Node.Of(new Add(), sum, term)) ?? Variables[0];
    }

    public int Seed { get; }

    public Dictionary<string, Tensor> Point { get; } = new(StringComparer.Ordinal);

    public Node[] Variables { get; }

    public Node Output { get; }

    /// <summary>All nodes that the growth kept.</summary>
    public IReadOnlyCollection<Node> Nodes => values.Keys;

    public Random Random => random;

    public static RandomGraph Grown(int seed, int steps) => new(seed, Math.Clamp(steps, 1, 200));

    void Grow(Probe probe)
    {
        var inputs = new Node[probe.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!pool.TryGetValue(probe.Inputs[i], out var candidates))
            {
                return;
            }

            var range = probe.Ranges[i];
            inputs[i] = candidates[random.Next(candidates.Count)];
            if (values[inputs[i]].Values.ToArray().Any(value => !range.Contains(value)))
            {
                return;
            }
        }

        if (probe.Op.Irregularities([.. inputs.Select(input => values[input].Map(value => Math.Round(value, 9)))]).Any())
        {
            return;
        }

        var stand = Node.Of(probe.Op, [.. inputs.Select(input => Node.Constant(values[input]))]);
        var value = Run.Of(Graph.Of(stand), Point)[stand];
        if (value.Values.ToArray().All(entry => Math.Abs(entry) < Largest))
        {
            unused.ExceptWith(inputs);
            Keep(Node.Of(probe.Op, inputs), value);
        }
    }

    void Keep(Node node, Tensor value)
    {
        values[node] = value;
        unused.Add(node);
        if (!pool.TryGetValue(node.Shape, out var same))
        {
            pool[node.Shape] = same = [];
        }

        same.Add(node);
    }
}
