using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Tests.Mutants;

/// <summary>
/// Evaluates a graph by plain recursion and its own arithmetic: the judge of who is right, so it shares no step with the engine's
/// evaluation.
/// </summary>
static class RecursiveEvaluator
{
    public static double[] Evaluate(Node node, IReadOnlyDictionary<string, double[]> variables) => Evaluate(node, variables, []);

    /// <param name="known">What has been evaluated at this point already; it grows.</param>
    public static double[] Evaluate(Node node, IReadOnlyDictionary<string, double[]> variables, Dictionary<Node, double[]> known)
    {
        if (!known.TryGetValue(node, out var value))
        {
            known[node] = value = Of(node, [.. node.Inputs.Select(input => Evaluate(input, variables, known))], variables);
        }

        return value;
    }

    static double[] Of(Node node, double[][] inputs, IReadOnlyDictionary<string, double[]> variables)
    {
        var shape = node.Shape;
        return node.Op switch
        {
            Variable variable => variables[variable.Symbol],
            Fill fill => [.. Enumerable.Repeat(fill.Value, (int)shape.Count)],
            Constant constant => constant.Value.Values.ToArray(),
            MatMul => Product(node.Inputs[0].Shape, node.Inputs[1].Shape, inputs[0], inputs[1]),
            Transpose => Transposed(node.Inputs[0].Shape, inputs[0]),
            Reshape => inputs[0],
            BroadcastTo => Each(shape, index => At(node.Inputs[0].Shape, inputs[0], index)),
            SumTo => Summed(node.Inputs[0].Shape, shape, inputs[0], false),
            Sum sum => Summed(node.Inputs[0].Shape, sum.Axis is { } axis
                ? node.Inputs[0].Shape.Reduced(axis < 0 ? axis + node.Inputs[0].Shape.Rank : axis, true) : Shape.Scalar, inputs[0], false),
            Mean mean => Summed(node.Inputs[0].Shape, mean.Axis is { } axis
                ? node.Inputs[0].Shape.Reduced(axis < 0 ? axis + node.Inputs[0].Shape.Rank : axis, true) : Shape.Scalar, inputs[0], true),
            Prime prime => [.. inputs[0].Select(x => Slope(prime.Of.Name, x))],
            Elementwise op => [.. inputs[0].Select(x => Value(op.Name, x))],
            Broadcasting op => Each(shape, index => Value(op.Name, At(node.Inputs[0].Shape, inputs[0], index),
                At(node.Inputs[1].Shape, inputs[1], index))),
            Autodiff.Ops.Softmax when shape.IsVector => Softmax(inputs[0]),
            LogSumExp when node.Inputs[0].Shape.IsVector => [inputs[0].Max() + Math.Log(inputs[0].Sum(x => Math.Exp(x - inputs[0].Max())))],
            var op => throw new NotSupportedException($"The recursive evaluator does not know {op.Name}: teach it, in its own words."),
        };
    }

    static double Value(string name, double x) => name switch
    {
        "negate" => -x,
        "exp" => Math.Exp(x),
        "log" => Math.Log(x),
        "sqrt" => Math.Sqrt(x),
        "abs" => Math.Abs(x),
        "square" => x * x,
        "tanh" => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x)),
        "sigmoid" => 1 / (1 + Math.Exp(-x)),
        "softplus" => x < -30 ? Math.Exp(x) : Math.Log(1 + Math.Exp(x)),
        "relu" => x > 0 ? x : 0,
        "hardtanh" => x < -1 ? -1 : x > 1 ? 1 : x,
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        _ => throw new NotSupportedException($"The recursive evaluator does not know {name}: teach it, in its own words."),
    };

    static double Slope(string name, double x) => name switch
    {
        "tanh" => 4 / Math.Pow(Math.Exp(x) + Math.Exp(-x), 2),
        "sigmoid" => Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2),
        "softplus" => 1 / (1 + Math.Exp(-x)),
        "relu" => x > 0 ? 1 : 0,
        "hardtanh" => x is > -1 and < 1 ? 1 : 0,
        "sin" => Math.Cos(x),
        "cos" => -Math.Sin(x),
        _ => throw new NotSupportedException($"The recursive evaluator does not know the slope of {name}: teach it, in its own words."),
    };

    static double Value(string name, double a, double b) => name switch
    {
        "add" => a + b,
        "subtract" => a - b,
        "multiply" => a * b,
        "divide" => a / b,
        "power" => Math.Pow(a, b),
        "maximum" => a >= b ? a : b,
        "minimum" => a <= b ? a : b,
        "greater" => a > b ? 1 : 0,
        "less" => a < b ? 1 : 0,
        "greaterorequal" => a >= b ? 1 : 0,
        "lessorequal" => a <= b ? 1 : 0,
        "equal" => a == b ? 1 : 0,
        _ => throw new NotSupportedException($"The recursive evaluator does not know {name}: teach it, in its own words."),
    };

    static double[] Softmax(double[] x)
    {
        var exponentials = x.Select(entry => Math.Exp(entry - x.Max())).ToArray();
        return [.. exponentials.Select(entry => entry / exponentials.Sum())];
    }

    static double[] Product(Shape left, Shape right, double[] a, double[] b)
    {
        var product = new double[left.Rows * right.Columns];
        for (var i = 0; i < left.Rows; i++)
        {
            for (var j = 0; j < right.Columns; j++)
            {
                for (var k = 0; k < left.Columns; k++)
                {
                    product[(i * right.Columns) + j] += a[(i * left.Columns) + k] * b[(k * right.Columns) + j];
                }
            }
        }

        return product;
    }

    static double[] Transposed(Shape shape, double[] a) =>
        [.. from column in Enumerable.Range(0, shape.Columns) from row in Enumerable.Range(0,
            shape.Rows) select a[(row * shape.Columns) + column]];

    static double[] Each(Shape shape, Func<int[], double> entry) => [.. Indices(shape).Select(entry)];

    static double[] Summed(Shape from, Shape to, double[] a, bool mean)
    {
        var sums = new double[to.Count];
        foreach (var (index, value) in Indices(from).Zip(a))
        {
            sums[Position(to, index)] += value;
        }

        return mean ? [.. sums.Select(sum => sum * to.Count / from.Count)] : sums;
    }

    static double At(Shape shape, double[] a, int[] index) => a[Position(shape, index)];

    /// <summary>Axes are aligned at the last; an axis of length 1 is read at 0.</summary>
    static int Position(Shape shape, int[] index)
    {
        var position = 0;
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            position = (position * shape[axis]) + (shape[axis] == 1 ? 0 : index[index.Length - shape.Rank + axis]);
        }

        return position;
    }

    static IEnumerable<int[]> Indices(Shape shape)
    {
        for (var i = 0; i < shape.Count; i++)
        {
            var index = new int[shape.Rank];
            var rest = i;
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }

            yield return index;
        }
    }
}
