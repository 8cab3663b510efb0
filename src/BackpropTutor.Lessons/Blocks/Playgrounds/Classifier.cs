using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Playgrounds;

/// <summary>What stands between the input and the scores.</summary>
public enum Hidden
{
    /// <summary>Nothing: one layer.</summary>
    None,

    /// <summary>A layer without a bend.</summary>
    Identity,

    Relu,
}

/// <summary>A softmax classifier of points in the plane, trained by the engine with Adam on the mean cross-entropy.</summary>
public sealed class Classifier
{
    readonly Dictionary<string, Tensor> trained;
    readonly Func<Node, Node> scores;
    readonly int classes;

    Classifier(Dictionary<string, Tensor> trained, Func<Node, Node> scores, int classes) =>
        (this.trained, this.scores, this.classes) = (trained, scores, classes);

    public static Classifier Train(Spiral data, Hidden hidden, int units, int steps, double rate, int seed)
    {
        var numbers = new NormalNumbers(seed);
        var parameters = new List<Node>();
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = data.Points };
        var scores = Layers(hidden, units, data.Classes, (name, shape, deviation) =>
        {
            values[name] = numbers.Next(shape, deviation);
            parameters.Add(Node.Variable(name, shape));
            return parameters[^1];
        });
        var logarithms = Node.Of(new LogSoftmax(1), scores(Node.Variable("x", data.Points.Shape)));
        var loss = -(Node.Constant(data.OneHot) * logarithms).Sum() / data.Labels.Length;
        var loop = new TrainingSetup(loss, parameters, new Adam(rate)).Start(values);
        loop.Step(steps);
        return new(parameters.ToDictionary(parameter => ((Variable)parameter.Op).Symbol,
            parameter => Tensor.Of(parameter.Shape, loop.Parameter(parameter)), StringComparer.Ordinal), scores, data.Classes);
    }

    /// <summary>The class of the highest score for each row.</summary>
    public ImmutableArray<int> Choose(Tensor points)
    {
        var node = scores(Node.Variable("x", points.Shape));
        var found = Run.Of(Graph.Of(node), new Dictionary<string, Tensor>(trained, StringComparer.Ordinal) { ["x"] = points })[node];
        return [.. Enumerable.Range(0, points.Shape.Rows).Select(row => Enumerable.Range(0, classes).MaxBy(column => found[row, column]))];
    }

    /// <summary>The share of points whose class is chosen.</summary>
    public double Accuracy(Spiral data) => Choose(data.Points).Zip(data.Labels)
        .Count(pair => pair.First == pair.Second) / (double)data.Labels.Length;

    static Func<Node, Node> Layers(Hidden hidden, int units, int classes, Func<string, Shape, double, Node> parameter)
    {
        if (hidden == Hidden.None)
        {
            var (only, offset) = (parameter("W", Shape.Matrix(2, classes), 0.01), parameter("b", Shape.Matrix(1, classes), 0));
            return x => x.MatMul(only) + offset;
        }

        var (w1, b1) = (parameter("W1", Shape.Matrix(2, units), Math.Sqrt(2.0 / 2)), parameter("b1", Shape.Matrix(1, units), 0));
        var (w2, b2) = (parameter("W2", Shape.Matrix(units, classes), Math.Sqrt(2.0 / units)),
            parameter("b2", Shape.Matrix(1, classes), 0));
        return x => (hidden == Hidden.Relu ? (x.MatMul(w1) + b1).Apply(new Relu()) : x.MatMul(w1) + b1).MatMul(w2) + b2;
    }
}
