using System.Numerics.Tensors;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;
using Tensor = BackpropTutor.Autodiff.Tensors.Tensor;

namespace BackpropTutor.Benchmarks.Cases;

/// <summary>The two-layer network that the course writes in twenty lines of NumPy: 64 examples, 1000 inputs, 100 hidden units, 10
/// outputs.</summary>
sealed class SeedsNetwork : IBenchmark
{
    const int Steps = 2000;
    const int N = 64;
    const int In = 1000;
    const int H = 100;
    const int Out = 10;
    const double Rate = 1e-4;
    readonly Dictionary<string, Tensor> values = new(StringComparer.Ordinal);
    readonly TrainingSetup setup;

    public SeedsNetwork()
    {
        var shapes = new (string, Shape)[]
        {
            ("x", Shape.Matrix(N, In)), ("y", Shape.Matrix(N, Out)), ("w1", Shape.Matrix(In, H)), ("w2", Shape.Matrix(H, Out)),
        };
        var seed = 0u;
        foreach (var (name, shape) in shapes)
        {
            values[name] = Tensor.Of(shape, [.. Enumerable.Range(0, (int)shape.Count).Select(_ => Draw(ref seed))]);
        }

        var nodes = shapes.ToDictionary(each => each.Item1, each => Node.Variable(each.Item1, each.Item2), StringComparer.Ordinal);
        var predicted = nodes["x"].MatMul(nodes["w1"]).Apply(new Sigmoid()).MatMul(nodes["w2"]);
        setup = new TrainingSetup((predicted - nodes["y"]).Pow(2.0).Sum(), [nodes["w1"], nodes["w2"]], new GradientDescent(Rate));
    }

    public string Name => "seeds-network";

    public string Aim =>
        "2000 full-batch steps: at most 0.81 of NumPy on OpenBLAS on one core, 0.73 on two (0.65 s and 0.38 s where that needs 0.80 s "
        + "and 0.52 s)";

    public double Operations => 1;

    public IReadOnlyList<Contender> Contenders
    {
        get
        {
            var (one, two) = (Python.Contender("NumPy, one core", "seeds_network.py", 1),
                Python.Contender("NumPy, two cores", "seeds_network.py", 2));
            return
            [
                new("hand-written loop, vectorised", _ => ByHand()),
                new("plan, one core", _ => setup.Start(values).Step(Steps)) { Against = one },
                new("plan, two cores", _ => setup.Start(values, cores: 2).Step(Steps)) { Against = two },
                one,
                two,
            ];
        }
    }

    /// <summary>Roughly normal and the same in every language: twelve uniform numbers of a small generator, added.</summary>
    static double Draw(ref uint state)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            sum += state / 4294967296.0;
        }

        return sum;
    }

    double ByHand()
    {
        double[] x = values["x"].Values.ToArray(), y = values["y"].Values.ToArray(), w1 = values["w1"].Values.ToArray(),
            w2 = values["w2"].Values.ToArray();
        double[] h = new double[N * H], error = new double[N * Out], g1 = new double[In * H], g2 = new double[H * Out],
            gh = new double[N * H];
        var loss = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            Multiply(x, w1, h, N, In, H);
            TensorPrimitives.Sigmoid<double>(h, h);
            Multiply(h, w2, error, N, H, Out);
            TensorPrimitives.Subtract<double>(error, y, error);
            loss = TensorPrimitives.SumOfSquares<double>(error);
            TensorPrimitives.Multiply(error, 2.0, error);
            TransposeMultiply(h, error, g2, N, H, Out);
            for (var i = 0; i < N; i++)
            {
                for (var j = 0; j < H; j++)
                {
                    gh[(i * H) + j] = TensorPrimitives.Dot<double>(error.AsSpan(i * Out, Out),
                        w2.AsSpan(j * Out, Out)) * h[(i * H) + j] * (1 - h[(i * H) + j]);
                }
            }

            TransposeMultiply(x, gh, g1, N, In, H);
            TensorPrimitives.MultiplyAdd<double>(g1, -Rate, w1, w1);
            TensorPrimitives.MultiplyAdd<double>(g2, -Rate, w2, w2);
        }

        return loss;
    }

    static void Multiply(double[] a, double[] b, double[] c, int rows, int inner, int columns)
    {
        Array.Clear(c);
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < inner; k++)
            {
                var row = c.AsSpan(i * columns, columns);
                TensorPrimitives.MultiplyAdd(b.AsSpan(k * columns, columns), a[(i * inner) + k], row, row);
            }
        }
    }

    static void TransposeMultiply(double[] a, double[] b, double[] c, int inner, int rows, int columns)
    {
        Array.Clear(c);
        for (var k = 0; k < inner; k++)
        {
            for (var i = 0; i < rows; i++)
            {
                var row = c.AsSpan(i * columns, columns);
                TensorPrimitives.MultiplyAdd(b.AsSpan(k * columns, columns), a[(k * rows) + i], row, row);
            }
        }
    }
}
