using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>A function of one number, applied to each entry. A concrete one gives its value and its derivative; all else follows.</summary>
public abstract record Elementwise : Op
{
    /// <summary>Where the function is defined.</summary>
    public virtual Interval Domain => Interval.All;

    /// <summary>Arguments at which it is continuous but has no derivative.</summary>
    public virtual ImmutableArray<double> Kinks => [];

    /// <summary>What kind of place a kink is: one with a slope by convention, unless an op says otherwise.</summary>
    public virtual IrregularityKind AtKinks => IrregularityKind.Kink;

    /// <summary>
    /// Whether people write this function's derivative with a prime (<c>σ'(z)</c>, <c>relu'(z)</c>) rather than write it out (<c>2x</c>,
    /// <c>1/x</c>).
    /// </summary>
    public virtual bool WritesPrime => true;

    public abstract double Value(double x);

    /// <summary>Which arithmetic this is, for ops that a compiled plan should do without a call; most are none.</summary>
    public virtual Arithmetic Arithmetic => Arithmetic.None;

    /// <summary>The derivative as graph, from the argument and the function's own value.</summary>
    public abstract Node Derivative(Node x, Node y);

    /// <summary>
    /// The derivative as people write it in code, <c>h * (1 - h)</c>, where the rule that keeps all digits in the tails is another.
    /// </summary>
    public virtual Node Familiar(Node x, Node y) => Derivative(x, y);

    /// <summary>All entries at once; an op with a vectorised form overrides it.</summary>
    public virtual void Values(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Value(x[i]);
        }
    }

    public sealed override Inferred Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) => Values(inputs[0].Values, output);

    public sealed override Node? Pullback(Node self, Node upstream, int input) => upstream * Slope(self);

    public sealed override Node? Pushforward(Node self, IReadOnlyList<Node?> tangents) => tangents[0] is { } tangent
        ? tangent * Slope(self) : null;

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Diagonal(self.Shape);

    public sealed override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs)
    {
        for (var i = 0; i < inputs[0].Values.Length; i++)
        {
            var x = inputs[0].Values[i];
            if (!Domain.Contains(x) && !double.IsNaN(x))
            {
                yield return new(IrregularityKind.OutsideDomain, 0, i, Messages.OutsideDomain(Name, x));
            }
            else if (Kinks.Contains(x))
            {
                yield return new(AtKinks, 0, i, Messages.AtKink(Name, x));
            }
        }
    }

    /// <summary>The shapes on which an elementwise op is tested.</summary>
    protected static IEnumerable<Probe> Cases(Elementwise op, Interval range) =>
        [Probe.Of(op, range, Shape.Vector(4)), Probe.Of(op, range, Shape.Matrix(2, 3)), Probe.Of(op, range, Shape.Scalar)];

    Node Slope(Node self) => WritesPrime ? Node.Of(new Prime(this), self.Inputs[0]) : Derivative(self.Inputs[0], self);
}
