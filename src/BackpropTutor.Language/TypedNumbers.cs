using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language;

/// <summary>A number, vector or matrix as a person typed it: the values, and with how many digits each was given.</summary>
public sealed record TypedNumbers(string Text, Tensor Value, ImmutableArray<TypedNumber> Entries)
{
    public Shape Shape => Value.Shape;

    /// <summary>A vector that was written as a column, line under line; a plain list has no direction of its own.</summary>
    public bool IsColumn { get; init; }
}

/// <summary>One entry as typed.</summary>
/// <param name="IsExact">An expression such as <c>1/3</c> or <c>sqrt(2)</c>; a plain number may have been rounded.</param>
/// <param name="SignificantDigits">Of a plain number, counted from its first digit that is not zero: 2 of <c>-0.20</c>, 0 of
/// <c>0.00</c>.</param>
/// <param name="Decimals">Of a plain number, the places behind the point: 2 of <c>-0.20</c>, 4 of <c>1e-4</c>, -2 of <c>1.5e3</c>.</param>
public sealed record TypedNumber(double Value, bool IsExact, int SignificantDigits, int Decimals, TextSpan Span)
{
    /// <summary>By how much a calculated value may be off because decimals in it were rounded: <c>2*0.5-0.731</c> by 0.0005.</summary>
    public double Uncertainty { get; init; }
}

/// <summary>One or several shapes as a person typed them; <c>3×1</c> is kept as the matrix that it says.</summary>
public sealed record TypedShapes(string Text, ImmutableArray<Shape> Shapes);
