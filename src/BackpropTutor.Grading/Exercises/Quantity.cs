using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Exercises;

/// <summary>Something that follows from a <see cref="ExerciseModel"/> and can be asked for. Names are canonical names of the
/// program.</summary>
public abstract record Quantity;

/// <summary>The value of a variable or a definition.</summary>
public sealed record ValueOf(string Name) : Quantity;

/// <summary>∂Of/∂Wrt in the shape of Wrt; <paramref name="Of"/> is a scalar, by default the program's output.</summary>
public sealed record GradientOf(string Wrt, string? Of = null) : Quantity;

/// <summary>∂Of/∂Wrt with a row for each entry of Of and a column for each entry of Wrt, both row-major.</summary>
public sealed record JacobianOf(string Wrt, string? Of = null) : Quantity;

/// <summary>A formula of the answer language over the program's names and the given gradients, such as <c>b - 0.1 delta</c>.</summary>
public sealed record ExpressionOf(string Text) : Quantity;

/// <summary>What a name of a listing holds after a line of it, once that is mended.</summary>
/// <param name="Lines">The listing as it stands.</param>
/// <param name="Faulty">Which of its lines is at fault, counted from zero.</param>
/// <param name="Line">That line as it should be, such as <c>w2 -= 1e-4 * grad_w2</c>.</param>
public sealed record MendedLine(ImmutableArray<string> Lines, int Faulty, string Line) : Quantity;

/// <summary>One entry of another quantity, counted from zero: ∂s/∂W₂₃ is entry (1, 2) of ∂s/∂W.</summary>
public sealed record EntryOf(Quantity Of, ImmutableArray<int> Index) : Quantity
{
    public bool Equals(EntryOf? other) => other is not null && Of.Equals(other.Of) && Index.SequenceEqual(other.Index);

    public override int GetHashCode() => HashCode.Combine(Of, Index.Length);
}

/// <summary>A shape that no model computes, because no memory could hold it: the Jacobian of a whole batch.</summary>
public sealed record ShapeOnly(Shape Shape) : Quantity;
