using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;

namespace BackpropTutor.Grading.Judging;

/// <summary>An answer typed as numbers.</summary>
sealed record TypedTensor(Shape Shape, ImmutableArray<TypedEntry> Entries)
{
    /// <summary>Written line under line, so that it is no row.</summary>
    public bool IsColumn { get; init; }

    public bool Passes(Tensor exact, double scale)
    {
        if (exact.Values.Length != Entries.Length)
        {
            return false;
        }

        for (var i = 0; i < Entries.Length; i++)
        {
            if (!Entries[i].Passes(exact[i], scale))
            {
                return false;
            }
        }

        return true;
    }

    public Tensor Values => Tensor.Of(Shape, [.. Entries.Select(entry => entry.Value)]);

    /// <summary>Rows for columns, where the layout of a typed vector or matrix has to be read the other way.</summary>
    public TypedTensor Transposed()
    {
        var turned = new TypedEntry[Entries.Length];
        var (rows, columns) = (Shape.Rows, Shape.Columns);
        for (var i = 0; i < turned.Length; i++)
        {
            turned[(i % columns * rows) + (i / columns)] = Entries[i];
        }

        return new(Target.Graded(Shape.Matrix(columns, rows)), [.. turned]);
    }
}
