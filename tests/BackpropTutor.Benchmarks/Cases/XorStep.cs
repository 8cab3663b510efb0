using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;

namespace BackpropTutor.Benchmarks.Cases;

/// <summary>One step of descent for the XOR network: 2 inputs, 3 hidden units, 1 output, σ in both layers, squared error, one
/// example.</summary>
sealed class XorStep : IBenchmark
{
    static readonly double[] W1 = [0.5, -0.4, 0.3, 0.8, -0.6, 0.1];
    static readonly double[] B1 = [0.1, -0.2, 0.05];
    static readonly double[] W2 = [0.7, -0.9, 0.4];
    static readonly double[][] Examples = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]];
    readonly Node x = Node.Variable("x", Shape.Vector(2));
    readonly Node y = Node.Variable("y", Shape.Scalar);
    readonly TrainingSetup setup;

    public XorStep()
    {
        var (w1, b1) = (Node.Variable("W1", Shape.Matrix(3, 2)), Node.Variable("b1", Shape.Vector(3)));
        var (w2, b2) = (Node.Variable("W2", Shape.Matrix(1, 3)), Node.Variable("b2", Shape.Scalar));
        var hidden = (w1.MatMul(x) + b1).Apply(new Sigmoid());
        var output = (w2.MatMul(hidden) + b2).Apply(new Sigmoid());
        setup = new TrainingSetup((output - y).Pow(2.0), [w1, b1, w2, b2], new GradientDescent(0.5));
    }

    public string Name => "xor-step";

    public string Aim => "one training step of a 2-3-1 network: at most 1.2 µs";

    public double Operations => 1;

    public IReadOnlyList<Contender> Contenders => [new("hand-written loop", ByHand), new("plan", ByPlan)];

    double ByPlan(int count)
    {
        var loop = setup.Start(new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["W1"] = Tensor.Of(Shape.Matrix(3, 2), W1),
            ["b1"] = Tensor.Vector(B1),
            ["W2"] = Tensor.Of(Shape.Matrix(1, 3), W2),
            ["b2"] = 0.2,
        });
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            var example = Examples[i % 4];
            loop.Set(x, example.AsSpan(0, 2));
            loop.Set(y, example.AsSpan(2));
            loss = loop.Step();
        }

        return loss;
    }

    static double ByHand(int count)
    {
        double[] w1 = [.. W1], b1 = [.. B1], w2 = [.. W2], hidden = new double[3];
        var (b2, loss) = (0.2, 0.0);
        for (var step = 0; step < count; step++)
        {
            var example = Examples[step % 4];
            var z = b2;
            for (var i = 0; i < 3; i++)
            {
                hidden[i] = Sigmoid((w1[2 * i] * example[0]) + (w1[(2 * i) + 1] * example[1]) + b1[i]);
                z += w2[i] * hidden[i];
            }

            var output = Sigmoid(z);
            var error = output - example[2];
            loss = error * error;
            var delta = 2 * error * output * (1 - output);
            for (var i = 0; i < 3; i++)
            {
                var inner = delta * w2[i] * hidden[i] * (1 - hidden[i]);
                w2[i] -= 0.5 * delta * hidden[i];
                w1[2 * i] -= 0.5 * inner * example[0];
                w1[(2 * i) + 1] -= 0.5 * inner * example[1];
                b1[i] -= 0.5 * inner;
            }

            b2 -= 0.5 * delta;
        }

        return loss;
    }

    static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
