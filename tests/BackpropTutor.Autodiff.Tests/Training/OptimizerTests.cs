using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Training;

/// <summary>Trajectories on the bowl ½(a² + 10b²) from (1, 1), five steps, as torch.optim 1.13 makes them.</summary>
public sealed class OptimizerTests
{
    public static TheoryData<Optimizer, double[]> Trajectories => new()
    {
        { new GradientDescent(0.05), [0.95, 0.5, 0.9025, 0.25, 0.857375, 0.125, 0.81450625, 0.0625, 0.7737809375, 0.03125] },
        { new GradientDescent(0.1), [0.9, -5.551115123125783e-17, 0.81, 3.0814879110195774e-33, 0.729, -1.7105694144590052e-49, 0.6561,
            9.495567745759799e-66, 0.59049, -5.271098971615262e-82] },
        {
            new Momentum(0.05, 0.9),
            [0.95, 0.5, 0.8575, -0.2, 0.731375, -0.73, 0.5812937499999999, -0.842, 0.41715593749999996, -0.5217999999999998]
        },
        {
            new Adagrad(0.1),
            [
                0.900000001, 0.9000000001, 0.8331035282939266, 0.8331035269833722, 0.7804561830893826, 0.7804561815222314,
                0.7362231345939159, 0.7362231328455592, 0.697714864137958, 0.6977148622532907,
            ]
        },
        {
            new RmsProp(0.1),
            [
                0.6837722439831617, 0.6837722349831621, 0.4988706201172374, 0.49887060821890705, 0.36918056742779404, 0.36918055458257204,
                0.2728248988900478, 0.2728248861449286, 0.19979516693543264, 0.19979515495092387,
            ]
        },
        {
            new Adam(0.1),
            [
                0.900000001, 0.9000000001, 0.8004122297123382, 0.8004122278753567, 0.701586274504415, 0.7015862716993226,
                0.603939062682108, 0.6039390588870568, 0.507963661927221, 0.5079636571340391,
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void EachOptimiserTakesItsKnownWayDownTheBowl(Optimizer optimizer, double[] trajectory)
    {
        var point = Node.Variable("p", Shape.Vector(2));
        var loop = Bowl(point, optimizer);
        for (var step = 0; step < trajectory.Length / 2; step++)
        {
            loop.Step();

            Assert.Equal(trajectory[2 * step], loop.Parameter(point)[0], 1e-9);
            Assert.Equal(trajectory[(2 * step) + 1], loop.Parameter(point)[1], 1e-9);
        }
    }

    [Fact]
    public void TheLossIsThatOfBeforeTheStep()
    {
        var point = Node.Variable("p", Shape.Vector(2));
        var loop = Bowl(point, new GradientDescent(0.05));

        Assert.Equal(5.5, loop.Step(), 1e-12);
        Assert.Equal(0.5 * ((0.95 * 0.95) + (10 * 0.5 * 0.5)), loop.Step(), 1e-12);
    }

    [Fact]
    public void TheLearningRateCanBeChangedUnderWay()
    {
        var point = Node.Variable("p", Shape.Vector(2));
        var loop = Bowl(point, new GradientDescent(0.05));
        loop.LearningRate = 0;
        loop.Step();

        Assert.Equal([1, 1], loop.Parameter(point).ToArray());
    }

    [Fact]
    public void ALossThatIsNoNumberIsRefused()
    {
        var point = Node.Variable("p", Shape.Vector(2));

        Assert.StartsWith(
            "The loss is 2×1: reduce it to one number",
            Assert.Throws<ArgumentException>(() => new TrainingSetup(point * 2.0, [point], new GradientDescent(1))).Message,
                StringComparison.Ordinal);
    }

    static TrainingLoop Bowl(Node point, Optimizer optimizer)
    {
        var bowl = 0.5 * (Node.Constant(Tensor.Vector(1, 10)) * point.Pow(2.0)).Sum();
        return new TrainingSetup(bowl, [point], optimizer)
            .Start(new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["p"] = Tensor.Vector(1, 1) });
    }
}
