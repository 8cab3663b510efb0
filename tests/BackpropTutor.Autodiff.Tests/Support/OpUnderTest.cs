using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>One op on fresh variables at a point, with its Jacobian by several ways. A Jacobian is an array [output entry, input
/// entry].</summary>
sealed class OpUnderTest
{
    readonly Node[] variables;
    readonly Dictionary<string, Tensor> point = new(StringComparer.Ordinal);

    public OpUnderTest(Op op, params ReadOnlySpan<Tensor> inputs)
    {
        variables = new Node[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            variables[i] = Node.Variable($"x{i}", inputs[i].Shape);
            point[$"x{i}"] = inputs[i];
        }

        Subject = Node.Of(op, variables);
        Inputs = inputs.ToArray();
    }

    public Node Subject { get; }

    public Tensor[] Inputs { get; }

    public static OpUnderTest At(Probe probe, Random random) =>
        new(probe.Op, [.. probe.Inputs.Select((shape, i) => Draws.Tensor(shape, probe.Ranges[i], random))]);

    public Tensor Value() => Run.Of(Graph.Of(Subject), point)[Subject];

    public Tensor ValueWith(int input, int entry, double shift)
    {
        var moved = Inputs[input].Values.ToArray();
        moved[entry] += shift;
        var elsewhere = new Dictionary<string, Tensor>(point,
            StringComparer.Ordinal)
        { [$"x{input}"] = Tensor.Of(Inputs[input].Shape, moved) };
        return Run.Of(Graph.Of(Subject), elsewhere)[Subject];
    }

    public double[,] ByPullback(int input)
    {
        var jacobian = Empty(input);
        for (var row = 0; row < jacobian.GetLength(0); row++)
        {
            var pulled = Subject.Op.Pullback(Subject, Node.Constant(Unit(Subject.Shape, row)), input);
            for (var column = 0; pulled is not null && column < jacobian.GetLength(1); column++)
            {
                Assert.Equal(Inputs[input].Shape, pulled.Shape);
                jacobian[row, column] = Run.Of(Graph.Of(pulled), point)[pulled][column];
            }
        }

        return jacobian;
    }

    public double[,] ByPushforward(int input)
    {
        var jacobian = Empty(input);
        for (var column = 0; column < jacobian.GetLength(1); column++)
        {
            var tangents = new Node?[variables.Length];
            tangents[input] = Node.Constant(Unit(Inputs[input].Shape, column));
            var pushed = Subject.Op.Pushforward(Subject, tangents);
            for (var row = 0; pushed is not null && row < jacobian.GetLength(0); row++)
            {
                Assert.Equal(Subject.Shape, pushed.Shape);
                jacobian[row, column] = Run.Of(Graph.Of(pushed), point)[pushed][row];
            }
        }

        return jacobian;
    }

    /// <summary>Fourth-order central differences: (8(f₁ − f₋₁) − (f₂ − f₋₂)) / 12h.</summary>
    public double[,] ByDifferences(int input, double step = 1e-3)
    {
        var jacobian = Empty(input);
        for (var column = 0; column < jacobian.GetLength(1); column++)
        {
            var (near, far) = (Difference(input, column, step), Difference(input, column, 2 * step));
            for (var row = 0; row < jacobian.GetLength(0); row++)
            {
                jacobian[row, column] = ((8 * near[row]) - far[row]) / (12 * step);
            }
        }

        return jacobian;
    }

    double[] Difference(int input, int entry, double step)
    {
        var (above, below) = (ValueWith(input, entry, step), ValueWith(input, entry, -step));
        return [.. above.Values.ToArray().Zip(below.Values.ToArray(), (a, b) => a - b)];
    }

    static Tensor Unit(Shape shape, int entry)
    {
        var values = new double[shape.Count];
        values[entry] = 1;
        return Tensor.Of(shape, values);
    }

    double[,] Empty(int input) => new double[Subject.Shape.Count, Inputs[input].Shape.Count];
}
