using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>∂of/∂by at a model's values: a row for each entry of <c>of</c>, a column for each entry of <c>by</c>, both row-major.</summary>
/// <param name="Structure">What its pattern is for every value.</param>
/// <param name="Entries">The matrix itself, or null where it has more than <see cref="MostEntries"/>: then it is not formed.</param>
public sealed record JacobianPicture(Symbol Of, Symbol By, Shape Output, Shape Input, JacobianStructure Structure, Tensor? Entries)
{
    public const int MostEntries = 1_024;

    public string Name => $"∂{Of.Text}/∂{By.Text}";

    /// <summary>The entries that the rows belong to.</summary>
    public ImmutableArray<Symbol> Outputs => Of.Entries(Output);

    /// <summary>The entries that the columns belong to.</summary>
    public ImmutableArray<Symbol> Inputs => By.Entries(Input);

    /// <summary>Whether the shape convention has another form for it: only a single number has a gradient in its input's shape.</summary>
    public bool HasGradient => Entries is not null && Output.IsScalar && !Input.IsScalar;

    /// <summary>The same numbers in the input's shape.</summary>
    public Tensor Gradient => HasGradient
        ? Entries!.Reshaped(Input)
        : throw new InvalidOperationException($"{Name} has no gradient in its input's shape: ask HasGradient first.");

    public static JacobianPicture Between(BoundModel model, (string Name, Node Node) of, (string Name, Node Node) by)
    {
        var structure = ComposedStructure.Of(of.Node, by.Node);
        var entries = (double)structure.Rows * structure.Columns <= MostEntries
            ? Tensor.Matrix(Jacobian.Of(of.Node, by.Node, model.Values)) : null;
        return new(Symbol.Of(of.Name), Symbol.Of(by.Name), of.Node.Shape, by.Node.Shape, structure, entries);
    }
}
