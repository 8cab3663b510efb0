using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Many entries to one: over the whole tensor, or along one axis (negative counts from the last, as in NumPy).</summary>
public abstract record Reduction(int? Axis, bool KeepDims) : Op
{
    /// <summary>One result from the entries along the axis.</summary>
    protected abstract double Reduce(ReadOnlySpan<double> entries);

    /// <summary>The gradient in the input's shape, from the upstream already repeated to that shape.</summary>
    protected abstract Node ReducedPullback(Node self, Node spread);

    public sealed override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var shape = inputs[0];
        return Axis is not { } axis ? (KeepDims ? Shape.Of([.. shape.Lengths.Select(_ => 1)]) : Shape.Scalar)
            : Fibres.Resolve(axis, shape) is { } resolved ? shape.Reduced(resolved, KeepDims)
            : Messages.NoSuchAxis(axis, shape);
    }

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var lines = LinesOf(inputs[0].Shape);
        var line = lines.Inner == 1 ? [] : new double[lines.Length];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.Inner == 1)
            {
                output[i] = Reduce(inputs[0].Values.Slice(i * lines.Length, lines.Length));
            }
            else
            {
                lines.Gather(inputs[0].Values, i, line);
                output[i] = Reduce(line);
            }
        }
    }

    public sealed override Node? Pullback(Node self, Node upstream, int input) => ReducedPullback(self, Spread(self, upstream));

    public override JacobianStructure Structure(Node self, int input) =>
        LinesOf(self.Inputs[0].Shape) switch
        {
            { Length: 1 } => JacobianStructure.Identity(self.Inputs[0].Shape),
            { Count: 1 } => JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape),
            { Inner: 1 } lines => JacobianStructure.BlockDiagonal(self.Shape, self.Inputs[0].Shape, lines.Outer),
            var lines => JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, lines.Length, 1),
        };

    public override Written Write(Dialect dialect, Node self)
    {
        var keywords = (Axis is { } axis ? $", axis={axis}" : "") + (KeepDims ? ", keepdims=True" : "");
        return dialect switch
        {
            Dialect.NumPy => Call("np." + Name, keywords),
            Dialect.Torch => Call("torch." + InTorch, keywords.Replace("axis", "dim", StringComparison.Ordinal)
                .Replace("dims", "dim", StringComparison.Ordinal)),
            Dialect.Latex => Call($@"\mathrm{{{{{Name}}}}}", Written.Upright(keywords)),
            _ => Call(Name, keywords),
        };

        Written Call(string name, string rest) => Written.Of(name + "({0}" + rest + ")", Precedence.Atom,
            (self.Inputs[0], Precedence.Comparison));
    }

    /// <summary>PyTorch's name for it.</summary>
    protected virtual string InTorch => Name;

    /// <summary>A reduced value (the upstream, or the node itself) repeated along the reduced axis, back to the input's shape.</summary>
    protected Node Spread(Node self, Node reduced)
    {
        var shape = self.Inputs[0].Shape;
        return Axis is { } axis
            ? reduced.Reshape(shape.Reduced(Fibres.Resolve(axis, shape)!.Value, keep: true)).BroadcastTo(shape)
            : reduced.Reshape(Shape.Scalar).BroadcastTo(shape);
    }

    /// <summary>How many entries go into one result.</summary>
    protected int LengthOf(Shape shape) => LinesOf(shape).Length;

    protected static IEnumerable<Probe> Cases(Func<int?, bool, Op> op, Interval range) =>
    [
        Probe.Of(op(null, false), range, Shape.Vector(4)), Probe.Of(op(null, false), range, Shape.Matrix(2, 3)),
        Probe.Of(op(0, false), range, Shape.Matrix(2, 3)), Probe.Of(op(1, false), range, Shape.Matrix(2, 3)),
        Probe.Of(op(-1, true), range, Shape.Matrix(2, 3)), Probe.Of(op(0, true), range, Shape.Matrix(2, 3)),
    ];

    private protected Fibres LinesOf(Shape shape) => Fibres.Of(shape, Axis is { } axis ? Fibres.Resolve(axis, shape) : null);
}
