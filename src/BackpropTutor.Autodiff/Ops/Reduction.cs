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
        if (Axis is not { } axis)
        {
            return KeepDims ? Shape.Of([.. shape.Lengths.Select(_ => 1)]) : Shape.Scalar;
        }

        return Resolve(axis, shape) is { } resolved
            ? shape.Reduced(resolved, KeepDims)
            : new Bilingual(
                $"axis={axis} is none of the axes of a {shape}: it has {shape.Rank}, counted from 0.",
                $"axis={axis}: {shape}에는 그런 축이 없어요. 축은 0부터 세어 {shape.Rank}개예요.");
    }

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var input = inputs[0];
        var (outer, length, inner) = Extents(input.Shape);
        if (inner == 1)
        {
            for (var i = 0; i < outer; i++)
            {
                output[i] = Reduce(input.Values.Slice(i * length, length));
            }

            return;
        }

        var gathered = new double[length];
        for (var i = 0; i < outer; i++)
        {
            for (var j = 0; j < inner; j++)
            {
                for (var k = 0; k < length; k++)
                {
                    gathered[k] = input.Values[(((i * length) + k) * inner) + j];
                }

                output[(i * inner) + j] = Reduce(gathered);
            }
        }
    }

    public sealed override Node? Pullback(Node self, Node upstream, int input) => ReducedPullback(self, Spread(self, upstream));

    public override JacobianStructure Structure(Node self, int input) =>
        self.Shape.Count == 1
            ? JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape)
            : JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, self.Inputs[0].Shape.Count);

    public override Written Write(Dialect dialect, Node self)
    {
        var keywords = Axis is { } axis ? $", axis={axis}" + (KeepDims ? ", keepdims=True" : "") : "";
        return dialect switch
        {
            Dialect.NumPy => Call("np." + Name, keywords),
            Dialect.Torch => Call("torch." + Name, keywords.Replace("axis", "dim", StringComparison.Ordinal).Replace("dims", "dim", StringComparison.Ordinal)),
            Dialect.Latex => Call($@"\operatorname{{{{{Name}}}}}", keywords),
            _ => Call(Name, keywords),
        };

        Written Call(string name, string rest) => Written.Of(name + "({0}" + rest + ")", Precedence.Atom, (self.Inputs[0], Precedence.Comparison));
    }

    /// <summary>A reduced value (the upstream, or the node itself) repeated along the reduced axis, back to the input's shape.</summary>
    protected Node Spread(Node self, Node reduced)
    {
        var shape = self.Inputs[0].Shape;
        return Axis is { } axis
            ? reduced.Reshape(shape.Reduced(Resolve(axis, shape)!.Value, keep: true)).BroadcastTo(shape)
            : reduced.Reshape(Shape.Scalar).BroadcastTo(shape);
    }

    /// <summary>How many entries go into one result.</summary>
    protected int LengthOf(Shape shape) => Extents(shape).Length;

    protected static IEnumerable<Probe> Cases(Func<int?, bool, Op> op, Interval range) =>
    [
        Probe.Of(op(null, false), range, Shape.Vector(4)), Probe.Of(op(null, false), range, Shape.Matrix(2, 3)),
        Probe.Of(op(0, false), range, Shape.Matrix(2, 3)), Probe.Of(op(1, false), range, Shape.Matrix(2, 3)),
        Probe.Of(op(-1, true), range, Shape.Matrix(2, 3)), Probe.Of(op(0, true), range, Shape.Matrix(2, 3)),
    ];

    (int Outer, int Length, int Inner) Extents(Shape shape)
    {
        if (Axis is not { } axis)
        {
            return (1, checked((int)shape.Count), 1);
        }

        var resolved = Resolve(axis, shape)!.Value;
        var (outer, inner) = (1, 1);
        for (var i = 0; i < shape.Rank; i++)
        {
            (outer, inner) = i < resolved ? (outer * shape[i], inner) : i > resolved ? (outer, inner * shape[i]) : (outer, inner);
        }

        return (outer, shape[resolved], inner);
    }

    static int? Resolve(int axis, Shape shape)
    {
        var resolved = axis < 0 ? axis + shape.Rank : axis;
        return resolved >= 0 && resolved < shape.Rank ? resolved : null;
    }
}
