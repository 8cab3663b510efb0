using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>An input of a graph, known by its name; its value comes with a run.</summary>
public sealed record Variable(string Symbol, Shape Shape) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Variable("x", Shape.Vector(3)), [], [])];

    public override string Name => "variable";

    protected override Shape Result => Shape;

    /// <exception cref="ArgumentException">It has no value there, or one of another shape.</exception>
    public Tensor In(IReadOnlyDictionary<string, Tensor> values) =>
        !values.TryGetValue(Symbol, out var value)
            ? throw new ArgumentException($"The variable {Symbol} has no value: give it one of shape {Shape}.", nameof(values))
        : !value.Shape.Equals(Shape) ? throw new ArgumentException($"The variable {Symbol} is {Shape}, but its value is {value.Shape}.",
            nameof(values))
        : value;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output) =>
        throw new NotSupportedException($"{Symbol} is an input: its value comes with the run.");

    public override Written Write(Dialect dialect, Node self) => Written.Atom(Symbol);
}
