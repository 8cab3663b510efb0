using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>A function of two numbers, applied entry by entry with NumPy's broadcasting; what was repeated forward is summed
/// backward.</summary>
public abstract record Broadcasting : Op
{
    /// <summary>The operator as a learner writes it, for messages.</summary>
    public abstract string Sign { get; }

    public abstract double Value(double left, double right);

    /// <summary>Which arithmetic this is, for ops that a compiled plan should do without a call; most are none.</summary>
    public virtual Arithmetic Arithmetic => Arithmetic.None;

    /// <summary>upstream × local, in the output's shape; un-broadcasting to the input's shape is done for it.</summary>
    protected abstract Node LocalPullback(Node self, Node upstream, int input);

    /// <summary>All entries of two operands of the output's shape at once; an op with a vectorised form overrides it.</summary>
    public virtual void Values(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = Value(left[i], right[i]);
        }
    }

    /// <summary>All entries where the right operand is one number.</summary>
    public virtual void Values(ReadOnlySpan<double> left, double right, Span<double> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = Value(left[i], right);
        }
    }

    /// <summary>All entries where the left operand is one number.</summary>
    public virtual void Values(double left, ReadOnlySpan<double> right, Span<double> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = Value(left, right[i]);
        }
    }

    public sealed override Inferred Infer(ReadOnlySpan<Shape> inputs) =>
        Shape.Broadcast(inputs[0], inputs[1]) is { } shape ? shape : Messages.DoNotBroadcast(Sign, inputs[0], inputs[1]);

    public sealed override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var (left, right) = (inputs[0], inputs[1]);
        if (left.Shape.Equals(right.Shape))
        {
            Values(left.Values, right.Values, output);
            return;
        }

        var walk = new BroadcastWalk(left.Shape, right.Shape, shape);
        for (var row = 0; row < walk.Rows; row++)
        {
            var target = output.Slice(row * walk.Length, walk.Length);
            switch (walk.LeftRepeats, walk.RightRepeats)
            {
                case (true, true):
                    target.Fill(Value(left[walk.Left], right[walk.Right]));
                    break;
                case (true, false):
                    Values(left[walk.Left], right.Values.Slice(walk.Right, walk.Length), target);
                    break;
                case (false, true):
                    Values(left.Values.Slice(walk.Left, walk.Length), right[walk.Right], target);
                    break;
                default:
                    Values(left.Values.Slice(walk.Left, walk.Length), right.Values.Slice(walk.Right, walk.Length), target);
                    break;
            }

            walk.Step();
        }
    }

    public sealed override Node? Pullback(Node self, Node upstream, int input) =>
        LocalPullback(self, upstream, input).BroadcastTo(self.Shape).SumTo(self.Inputs[input].Shape);

    public override JacobianStructure Structure(Node self, int input) =>
        self.Inputs[input].Shape.Equals(self.Shape)
            ? JacobianStructure.Diagonal(self.Shape)
            : self.Inputs[input].Shape.Count == 1
                ? JacobianStructure.Dense(self.Shape, self.Inputs[input].Shape)
                : JacobianStructure.Sparse(self.Shape, self.Inputs[input].Shape, 1,
                    self.Shape.Count / Math.Max(1, self.Inputs[input].Shape.Count));

    /// <summary>What is amiss with one pair of entries, if anything.</summary>
    protected virtual (IrregularityKind Kind, Bilingual Message)? IrregularityAt(double left, double right) => null;

    public sealed override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs)
    {
        var (left, right) = (inputs[0], inputs[1]);
        var found = new List<Irregularity>();
        var shape = Shape.Broadcast(left.Shape, right.Shape)!;
        var walk = new BroadcastWalk(left.Shape, right.Shape, shape);
        for (var row = 0; row < walk.Rows; row++)
        {
            for (var i = 0; i < walk.Length; i++)
            {
                var (l, r) = (walk.Left + (walk.LeftRepeats ? 0 : i), walk.Right + (walk.RightRepeats ? 0 : i));
                if (IrregularityAt(left[l], right[r]) is { } irregularity)
                {
                    found.Add(new(irregularity.Kind, 0, l, irregularity.Message));
                }
            }

            walk.Step();
        }

        return found;
    }

    /// <summary>
    /// Mathematics reads a vector beside a column as a column; where all pairs are meant, as NumPy does, the vector is written as a row.
    /// </summary>
    public override Node? Spelled(Node self, Dialect dialect)
    {
        var (left, right) = (self.Inputs[0], self.Inputs[1]);
        return dialect is not (Dialect.Text or Dialect.Latex) || this is not (Add or Subtract or Divide or Power or Comparison) ? null
            : IsColumnBeside(left.Shape, right.Shape) ? Node.Of(this, left, right.T)
            : IsColumnBeside(right.Shape, left.Shape) ? Node.Of(this, left.T, right)
            : null;
    }

    static bool IsColumnBeside(Shape column, Shape vector) =>
        column is { IsMatrix: true, Columns: 1, Rows: > 1 } && vector.IsVector && vector[0] == column.Rows;

    /// <summary>The shapes on which a broadcasting op is tested.</summary>
    protected static IEnumerable<Probe> Pairs(Op op, Interval left, Interval right) =>
        from shapes in new (Shape, Shape)[]
        {
            (Shape.Scalar, Shape.Scalar), (Shape.Vector(3), Shape.Vector(3)), (Shape.Scalar, Shape.Vector(3)),
                (Shape.Matrix(2, 3), Shape.Vector(3)),
            (Shape.Matrix(2, 1), Shape.Matrix(1, 3)), (Shape.Matrix(2, 3), Shape.Scalar),
        }
        select new Probe(op, [shapes.Item1, shapes.Item2], [left, right]);
}
