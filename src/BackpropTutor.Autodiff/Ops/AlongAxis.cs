using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// An op that treats each line along one axis as a whole. Without <paramref name="Axis"/> that is the last: a vector itself, or each row of
/// a matrix.
/// </summary>
public abstract record AlongAxis(int? Axis) : Op
{
    /// <summary>Where a fault is not in the axis, the result's shape.</summary>
    protected abstract Shape Result(Shape input, int axis);

    public sealed override Inferred Infer(ReadOnlySpan<Shape> inputs)
    {
        var shape = inputs[0];
        return Fibres.Resolve(Axis ?? -1, shape) is { } axis ? Result(shape, axis)
            : Axis is { } wanted ? Messages.NoSuchAxis(wanted, shape)
            : new Bilingual($"{Name} works on a vector or on the rows of a matrix, not on a single number.",
                $"{Name}은(는) 벡터나 행렬의 행에 쓰는 함수라서 스칼라에는 쓸 수 없어요.");
    }

    public override Written Write(Dialect dialect, Node self)
    {
        var (name, keyword) = dialect switch
        {
            Dialect.Latex => ($@"\mathrm{{{{{Name}}}}}", "axis"),
            Dialect.Torch => (InTorch, "dim"),
            _ => (Name, "axis"),
        };
        var axis = Axis ?? (dialect == Dialect.Torch ? -1 : null);
        var rest = (axis is { } given ? $", {keyword}={given}" : "") + Rest(dialect);
        return Written.Of($"{name}({{0}}{(dialect == Dialect.Latex ? Written.Upright(rest) : rest)})", Precedence.Atom,
            (self.Inputs[0], Precedence.Comparison));
    }

    /// <summary>PyTorch's name for it.</summary>
    protected abstract string InTorch { get; }

    /// <summary>Further keyword arguments, as written.</summary>
    protected virtual string Rest(Dialect dialect) => "";

    protected int AxisIn(Shape shape) => Fibres.Resolve(Axis ?? -1, shape)!.Value;

    private protected Fibres LinesOf(Shape shape) => Fibres.Of(shape, AxisIn(shape));

    /// <summary>The sum of each line, in a shape that broadcasts back over the lines.</summary>
    protected Node SumOfLines(Node node) => node.Shape.IsVector ? node.Sum() : Node.Of(new Sum(AxisIn(node.Shape), true), node);

    /// <summary>Lines do not mix: blocks where they lie one after another, otherwise the same number of entries, scattered.</summary>
    protected JacobianStructure LineByLine(Node self)
    {
        var lines = LinesOf(self.Inputs[0].Shape);
        return lines.Count == 1 ? JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape)
            : lines.Inner == 1 ? JacobianStructure.BlockDiagonal(self.Shape, self.Inputs[0].Shape, lines.Outer)
            : JacobianStructure.Sparse(self.Shape, self.Inputs[0].Shape, lines.Length, lines.Length);
    }

    private protected static (double Greatest, double Others) ShiftedSum(ReadOnlySpan<double> line)
    {
        var best = 0;
        for (var i = 1; i < line.Length; i++)
        {
            best = line[i] > line[best] ? i : best;
        }

        // The greatest entry contributes exactly 1; it is kept apart so that ln(1 + others) keeps its digits when it dominates.
        var others = 0.0;
        for (var i = 0; i < line.Length; i++)
        {
            others += i == best ? 0 : Math.Exp(line[i] - line[best]);
        }

        return (line[best], others);
    }

    protected static IEnumerable<Probe> Cases(Func<int?, Op> op) =>
    [
        Probe.Of(op(null), new(-3, 3), Shape.Vector(4)), Probe.Of(op(0), new(-3, 3), Shape.Vector(3)),
            Probe.Of(op(null), new(-3, 3), Shape.Matrix(2, 3)),
        Probe.Of(op(0), new(-3, 3), Shape.Matrix(2, 3)), Probe.Of(op(1), new(-3, 3), Shape.Matrix(2, 3)),
            Probe.Of(op(-1), new(-3, 3), Shape.Matrix(1, 3)),
    ];
}
