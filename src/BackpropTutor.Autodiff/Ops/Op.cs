using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// One kind of step: what it computes, how its gradient goes back, where it is smooth, and how it is written. An op is one file and a value
/// (two equal ops are interchangeable); it knows nothing of any graph that uses it. A concrete op also implements <see cref="IOp"/>,
/// by which the <see cref="Catalog"/> and the tests find it.
/// </summary>
public abstract record Op
{
    /// <summary>The name in the API and in messages: <c>sigmoid</c>, <c>matmul</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The output's shape, or why these inputs do not fit.</summary>
    public abstract Inferred Infer(ReadOnlySpan<Shape> inputs);

    /// <summary>Computes the output's entries, row-major, into <paramref name="output"/>, which holds anything at first.</summary>
    public abstract void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output);

    /// <summary>
    /// The vector-Jacobian product with respect to one input, as graph in that input's shape; null where the input is not differentiated
    /// (an index, a comparison). This is the op's only gradient rule: numbers, closed forms, forward mode, Hessian products
    /// and compiled plans are all made from it.
    /// </summary>
    /// <param name="self">The node, for its inputs and for reuse of its own value.</param>
    /// <param name="upstream">∂(final output)/∂self, in self's shape.</param>
    public abstract Node? Pullback(Node self, Node upstream, int input);

    /// <summary>The pattern of ∂self/∂input, from the shapes alone.</summary>
    public abstract JacobianStructure Structure(Node self, int input);

    /// <summary>
    /// The Jacobian-vector product: how self moves when the inputs move along <paramref name="tangents"/> (null: does not move).
    /// By default the transpose of <see cref="Pullback"/>, which is linear in its upstream.
    /// </summary>
    public virtual Node? Pushforward(Node self, IReadOnlyList<Node?> tangents) => Transposition.OfPullback(self, tangents);

    /// <summary>The same numbers by quicker steps, where there are any: x² as x·x. What a plan computes; never printed or
    /// differentiated.</summary>
    public virtual Node? Quicker(Node self) => null;

    /// <summary>Whether nothing is rounded: each entry of the result is one of the inputs' (or its negative), or a whole number found by
    /// comparing.</summary>
    public virtual bool IsExact => false;

    /// <summary>Where these inputs leave the op's domain, or meet a kink or a tie where the derivative is not defined.</summary>
    public virtual IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs) => [];

    /// <summary>
    /// The same value in steps for which the answer language has words, where it has none for this op (as for the transpose of an index, a
    /// product with a unit vector): what is printed in its place as text and LaTeX.
    /// </summary>
    /// <param name="dialect"><see cref="Dialect.Text"/> or <see cref="Dialect.Latex"/>.</param>
    public virtual Node? Spelled(Node self, Dialect dialect) => null;

    /// <summary>How this step is written in a dialect. By default a call of <see cref="Name"/>.</summary>
    public virtual Written Write(Dialect dialect, Node self) => Written.Call(dialect == Dialect.Latex ? $@"\mathrm{{{{{Name}}}}}" : Name,
        self);
}

/// <summary>What the catalog and the tests ask of every concrete op.</summary>
public interface IOp
{
    /// <summary>Instances, input shapes and ranges on which the op is tested: both sides of each kink, broadcasting, extremes.</summary>
    static abstract IEnumerable<Probe> Probes { get; }

    /// <summary>The names by which the answer language calls it; none for ops that are written with an operator or never typed.</summary>
    static virtual IEnumerable<Function> Functions => [];
}

/// <summary>A shape, or the reason why there is none.</summary>
public readonly record struct Inferred(Shape? Shape, Bilingual? Fault)
{
    public static implicit operator Inferred(Shape shape) => new(shape, null);

    public static implicit operator Inferred(Bilingual fault) => new(null, fault);
}

/// <summary>A place where a derivative does not exist or a value leaves the domain: reported, never papered over.</summary>
public sealed record Irregularity(IrregularityKind Kind, int Input, long Entry, Bilingual Message);

public enum IrregularityKind
{
    /// <summary>A corner or a jump where one side's slope is taken by convention.</summary>
    Kink,

    /// <summary>Two arguments compete and the gradient depends on who is said to win.</summary>
    Tie,

    /// <summary>No derivative, and no convention that people share.</summary>
    NotDifferentiable,

    /// <summary>The value itself is not defined.</summary>
    OutsideDomain,
}

/// <summary>One case for the op tests: an instance, the shapes of its inputs, and the range that each input's entries are drawn
/// from.</summary>
public sealed record Probe(Op Op, ImmutableArray<Shape> Inputs, ImmutableArray<Interval> Ranges)
{
    public static Probe Of(Op op, Interval range, params ReadOnlySpan<Shape> inputs) =>
        new(op, [.. inputs], [.. Enumerable.Repeat(range, inputs.Length)]);
}

/// <summary>The numbers from <paramref name="Low"/> to <paramref name="High"/>, both exclusive.</summary>
public readonly record struct Interval(double Low, double High)
{
    public static Interval All => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Zero and above: the exclusive bound is the greatest number below zero.</summary>
    public static Interval NonNegative => new(-double.Epsilon, double.PositiveInfinity);

    public static Interval Positive => new(0, double.PositiveInfinity);

    public bool Contains(double value) => Low < value && value < High;
}
