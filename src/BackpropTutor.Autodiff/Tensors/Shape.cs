using System.Collections.Immutable;

namespace BackpropTutor.Autodiff.Tensors;

/// <summary>
/// The lengths of a tensor's axes, outermost first. Rank 0 is a scalar, rank 1 a vector, rank 2 a matrix; nothing here stops at 2.
/// Products, transposes and stacking treat a vector as a column (<see cref="Rows"/> × 1); broadcasting aligns its one axis with the last,
/// as NumPy does.
/// </summary>
public sealed class Shape : IEquatable<Shape>
{
    readonly ImmutableArray<int> lengths;

    Shape(ImmutableArray<int> lengths)
    {
        this.lengths = lengths;
        long count = 1;
        foreach (var length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            count = checked(count * length);
        }

        Count = count;
    }

    public static Shape Scalar { get; } = new([]);

    public int Rank => lengths.Length;

    /// <summary>How many entries a tensor of this shape has; a long, because shapes are also reasoned about that no memory could
    /// hold.</summary>
    public long Count { get; }

    public bool IsScalar => Rank == 0;

    public bool IsVector => Rank == 1;

    public bool IsMatrix => Rank == 2;

    /// <summary>Rows when read as a matrix: a vector is a column, a scalar is 1×1.</summary>
    public int Rows => Rank == 0 ? 1 : lengths[^Math.Min(Rank, 2)];

    /// <summary>Columns when read as a matrix: a vector is a column, a scalar is 1×1.</summary>
    public int Columns => Rank < 2 ? 1 : lengths[^1];

    public int this[int axis] => lengths[axis];

    public int this[Index axis] => lengths[axis];

    public ImmutableArray<int> Lengths => lengths;

    public static Shape Vector(int length) => new([length]);

    public static Shape Matrix(int rows, int columns) => new([rows, columns]);

    public static Shape Of(params ReadOnlySpan<int> lengths) => lengths.IsEmpty ? Scalar : new([.. lengths]);

    /// <summary>The shape both broadcast to by NumPy's rule (axes aligned at the last, equal or 1), or null when they do not fit.</summary>
    public static Shape? Broadcast(Shape left, Shape right)
    {
        if (left.Equals(right))
        {
            return left;
        }

        var rank = Math.Max(left.Rank, right.Rank);
        var lengths = new int[rank];
        for (var back = 1; back <= rank; back++)
        {
            var a = back <= left.Rank ? left.lengths[^back] : 1;
            var b = back <= right.Rank ? right.lengths[^back] : 1;
            if (a != b && a != 1 && b != 1)
            {
                return null;
            }

            lengths[^back] = a == 1 ? b : a;
        }

        return Of(lengths);
    }

    public bool BroadcastsTo(Shape target) => target.Equals(Broadcast(this, target));

    /// <summary>The same shape without one axis, or with that axis kept as length 1.</summary>
    public Shape Reduced(int axis, bool keep) => new(keep ? lengths.SetItem(axis, 1) : lengths.RemoveAt(axis));

    public bool Equals(Shape? other) => other is not null
        && (ReferenceEquals(this, other) || lengths.AsSpan().SequenceEqual(other.lengths.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var length in lengths)
        {
            hash.Add(length);
        }

        return hash.ToHashCode();
    }

    /// <summary>As a person writes it: <c>2×3</c>, <c>3×1</c> for a vector (it is a column), <c>1×1</c> for a scalar.</summary>
    public override string ToString() => Rank switch
    {
        0 => "1×1",
        1 => $"{lengths[0]}×1",
        _ => string.Join('×', lengths),
    };
}
