using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>
/// The Jacobian of one function on inputs of growing size: how large each would be, and how little of it is needed. Nothing here has a
/// value; a matrix of 168 thousand million entries costs as much as one of four.
/// </summary>
public sealed record JacobianScale(string Function, ImmutableArray<ScaleCase> Cases)
{
    /// <summary>A 32-bit float, as deep learning stores them.</summary>
    public const int BytesPerEntry = 4;

    /// <exception cref="ArgumentException">The function does not take a tensor of one of these shapes.</exception>
    public static JacobianScale Of(Function function, IEnumerable<Shape> inputs) =>
        new(function.Names[0], [.. inputs.Select(input => Case(function, input))]);

    static ScaleCase Case(Function function, Shape input)
    {
        var variable = Node.Variable("x", input);
        var built = function.Build(new Arguments([variable], null, false));
        return built.Node is { } node
            ? new ScaleCase(input, ComposedStructure.Of(node, variable))
            : throw new ArgumentException(built.Fault!.English, nameof(input));
    }
}

/// <summary>One size of input, and the pattern of its Jacobian.</summary>
public sealed record ScaleCase(Shape Input, JacobianStructure Structure)
{
    public double Entries => (double)Structure.Rows * Structure.Columns;

    public double BytesIfFormed => Structure.BytesIfFormed(JacobianScale.BytesPerEntry);

    /// <summary>What storing only the entries that may differ from zero takes.</summary>
    public double BytesIfKept => (double)Structure.NonZeros * JacobianScale.BytesPerEntry;

    public string Size => $"{Parts.Figures.Count(Structure.Rows)}×{Parts.Figures.Count(Structure.Columns)}";
}
