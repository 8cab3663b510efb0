using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Benchmarks.Cases;

/// <summary>A chain of 100 operations on single numbers: products with a weight, sums with a bias, σ, tanh, differences in turn.</summary>
sealed class ScalarChain : IBenchmark
{
    const int Length = 100;
    readonly Node x = Node.Variable("x", Shape.Scalar);
    readonly Node w = Node.Variable("w", Shape.Scalar);
    readonly Workspace forward;
    readonly Workspace both;
    readonly Node output;
    readonly Node gradient;

    public ScalarChain()
    {
        output = x;
        for (var i = 0; i < Length; i++)
        {
            output = (i % 5) switch
            {
                0 => Node.Of(new Multiply(), output, w),
                1 => Node.Of(new Add(), output, w),
                2 => Node.Of(new Sigmoid(), output),
                3 => Node.Of(new Subtract(), output, w),
                _ => Node.Of(new Tanh(), output),
            };
        }

        gradient = Backward.Of(output).GradientOf(w);
        forward = Given(Plan.Of(output));
        both = Given(Plan.Of(output, gradient));
    }

    public string Name => "scalar-chain";

    public string Aim => "an op of 100, forward and backward: at most 12 ns; all by forward alone at most 2.5";

    public double Operations => Length;

    public IReadOnlyList<Contender> Contenders =>
    [
        new("hand-written loop", count => Repeat(count, ByHand)),
        new("plan, forward and backward", count => Repeat(count, () =>
        {
            both.Run();
            return both.Value(gradient)[0];
        })),
        new("plan, forward alone", count => Repeat(count, () =>
        {
            forward.Run();
            return forward.Value(output)[0];
        })),
    ];

    Workspace Given(Plan plan)
    {
        var workspace = plan.NewWorkspace();
        workspace.Set(x, [0.3]);
        workspace.Set(w, [0.8]);
        return workspace;
    }

    static double Repeat(int count, Func<double> run)
    {
        var result = 0.0;
        for (var i = 0; i < count; i++)
        {
            result = run();
        }

        return result;
    }

    readonly double[] values = new double[Length + 1];

    double ByHand()
    {
        const double W = 0.8;
        values[0] = 0.3;
        for (var i = 0; i < Length; i++)
        {
            values[i + 1] = (i % 5) switch
            {
                0 => values[i] * W,
                1 => values[i] + W,
                2 => 1 / (1 + Math.Exp(-values[i])),
                3 => values[i] - W,
                _ => Math.Tanh(values[i]),
            };
        }

        var (upstream, sum) = (1.0, 0.0);
        for (var i = Length - 1; i >= 0; i--)
        {
            var y = values[i + 1];
            switch (i % 5)
            {
                case 0:
                    sum += upstream * values[i];
                    upstream *= W;
                    break;
                case 1:
                    sum += upstream;
                    break;
                case 2:
                    upstream *= y * (1 - y);
                    break;
                case 3:
                    sum -= upstream;
                    break;
                default:
                    upstream *= 1 - (y * y);
                    break;
            }
        }

        return sum;
    }
}
