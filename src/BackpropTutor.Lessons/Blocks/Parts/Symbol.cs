using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>A name as mathematics writes it, a letter and what stands below it: W₁, y_pred, and the entries of such a tensor, counted from
/// one.</summary>
public sealed record Symbol(string Letter, string Below)
{
    /// <summary>On one line, for titles and for readers of screens: <c>W1 2,3</c>.</summary>
    public string Text => Below.Length == 0 ? Letter : $"{Letter}{Below}";

    public static Symbol Of(string name)
    {
        var (letter, below) = Names.Parts(Names.Canonical(name));
        return new(letter, below ?? "");
    }

    /// <summary>One for each entry of a tensor of this name, row by row.</summary>
    public ImmutableArray<Symbol> Entries(Shape shape) =>
        shape.IsScalar ? [this] : [.. Enumerable.Range(0, checked((int)shape.Count)).Select(index => Entry(shape, index))];

    Symbol Entry(Shape shape, int index)
    {
        var positions = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (index, positions[axis]) = (index / shape[axis], (index % shape[axis]) + 1);
        }

        var below = string.Join(shape.Lengths.All(length => length < 10) ? "" : ",", positions);
        return this with { Below = Below.Length == 0 ? below : $"{Below},{below}" };
    }
}
