using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Activations;

/// <summary>What an activation lets through at a point.</summary>
public enum Flow
{
    /// <summary>The slope is more than a tenth of the steepest, or the function is straight there.</summary>
    Open,

    /// <summary>The curve flattens out: a slope of at most a tenth of the steepest one.</summary>
    Saturated,

    /// <summary>The slope is exactly zero: nothing comes back.</summary>
    Dead,
}

/// <summary>One function of one number and its derivative, both from the engine.</summary>
public sealed class Activation
{
    const double Beside = 1e-6;

    readonly Elementwise op;
    readonly double steepest;

    Activation(string name, Elementwise op) => (Name, this.op, steepest) = (name, op, Slopes(op, Steps(-10, 10, 400)).Max(Math.Abs));

    /// <summary>As the author wrote it: <c>sigmoid</c>, <c>leakyrelu(0.1)</c>.</summary>
    public string Name { get; }

    /// <summary>As mathematics writes it: σ.</summary>
    public string Symbol => op is Sigmoid ? "σ" : Name;

    public ImmutableArray<double> Kinks => op.Kinks;

    public Interval Domain => op.Domain;

    /// <summary>The function of this name, with a slope in brackets where it takes one; null where the engine has none such.</summary>
    public static Activation? Find(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        var (function, argument) = bracket > 0 && name.EndsWith(')') ? (name[..bracket], name[(bracket + 1)..^1]) : (name, null);
        if (!Catalog.Functions.TryGetValue(function, out var found) || found.Least > 1)
        {
            return null;
        }

        ImmutableArray<Node> arguments = [Node.Variable("x", Shape.Scalar)];
        if (argument is not null)
        {
            if (found.Most < 2 || !double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var slope)
                || !double.IsFinite(slope))
            {
                return null;
            }

            arguments = arguments.Add(slope);
        }

        return found.Build(new Arguments(arguments, null, false)).Node?.Op is Elementwise op ? new Activation(name, op) : null;
    }

    public double Value(double x) => op.Value(x);

    public double Slope(double x) => Slopes(op, [x])[0];

    public Flow FlowAt(double x)
    {
        var around = Slopes(op, [x - Beside, x, x + Beside]);
        return around[1] == 0 && (around[0] == 0 || around[2] == 0) ? Flow.Dead
            : Math.Abs(around[1]) <= steepest / 10 && (around[0] != around[1] || around[1] != around[2]) && !op.Kinks.Contains(x)
                && !IsStraight(x) ? Flow.Saturated
            : Flow.Open;
    }

    /// <summary>The curve as pieces that a kink parts: (x, value, slope).</summary>
    public ImmutableArray<ImmutableArray<(double X, double Value, double Slope)>> Curve(double from, double to)
    {
        double[] cuts = [from, .. Kinks.Where(kink => from < kink && kink < to).Order(), to];
        return [.. cuts.Zip(cuts.Skip(1), (low, high) => Piece(low, high))];
    }

    ImmutableArray<(double X, double Value, double Slope)> Piece(double low, double high)
    {
        var margin = (high - low) * 1e-6;
        double[] xs = [.. Steps(low + (Kinks.Contains(low) ? margin : 0), high - (Kinks.Contains(high) ? margin : 0), 160)
            .Where(op.Domain.Contains)];
        return [.. xs.Zip(Slopes(op, xs), (x, slope) => (x, op.Value(x), slope))];
    }

    bool IsStraight(double x)
    {
        var slopes = Slopes(op, [x - 0.01, x + 0.01]);
        return slopes[0] == slopes[1];
    }

    static IEnumerable<double> Steps(double from, double to, int count) =>
        Enumerable.Range(0, count + 1).Select(step => from + ((to - from) * step / count));

    static double[] Slopes(Elementwise op, IEnumerable<double> at)
    {
        var x = Tensor.Vector([.. at]);
        var prime = Node.Of(new Prime(op), Node.Variable("x", x.Shape));
        return Run.Of(Graph.Of(prime), new Dictionary<string, Tensor> { ["x"] = x })[prime].Values.ToArray();
    }
}
