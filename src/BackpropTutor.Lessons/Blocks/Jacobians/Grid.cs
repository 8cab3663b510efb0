using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>How an entry looks.</summary>
public enum CellLook
{
    /// <summary>Zero whatever the values: a faint dot.</summary>
    Dot,

    /// <summary>Zero only at these values: the digit.</summary>
    Zero,

    Number,
}

/// <summary>One entry as it is drawn, with the derivative that it is.</summary>
public sealed record Cell(double Value, CellLook Look, string Title);

/// <summary>A matrix with the labels of its rows and columns.</summary>
public sealed record Grid(ImmutableArray<Symbol> Rows, ImmutableArray<Symbol> Columns, ImmutableArray<ImmutableArray<Cell>> Cells)
{
    public bool HasDots => Cells.Any(row => row.Any(cell => cell.Look == CellLook.Dot));

    /// <summary>Its size as the corner says it: 2×3.</summary>
    public string Size => $"{Rows.Length}×{Columns.Length}";

    public static Grid Of(JacobianPicture jacobian)
    {
        var (rows, columns) = (jacobian.Outputs, jacobian.Inputs);
        return Filled(rows, columns, jacobian.Entries!, (row, column) =>
            (IsAlwaysZero(jacobian.Structure, row, column), $"∂{rows[row].Text}/∂{columns[column].Text}"));
    }

    /// <summary>The shape convention's form: as many rows and columns as the input has, a vector standing upright.</summary>
    public static Grid OfGradient(JacobianPicture jacobian)
    {
        var (gradient, entries) = (jacobian.Gradient, jacobian.Inputs);
        ImmutableArray<Symbol> rows = gradient.Shape.IsVector ? entries : Numbered(gradient.Shape.Rows);
        ImmutableArray<Symbol> columns = gradient.Shape.IsVector ? [new Symbol("", "")] : Numbered(gradient.Shape.Columns);
        return Filled(rows, columns, gradient, (row, column) =>
            (jacobian.Structure.Kind == JacobianKind.Zero, $"∂{jacobian.Of.Text}/∂{entries[(row * columns.Length) + column].Text}"));
    }

    /// <summary>The product of a chain that fits: the rows of its first factor, the columns of its last.</summary>
    public static Grid OfProduct(JacobianChain chain)
    {
        var (rows, columns) = (chain.Factors[0].RowLabels, chain.Factors[^1].ColumnLabels);
        return Filled(rows, columns, chain.Product!, (row, column) => (false, $"{rows[row].Text}, {columns[column].Text}"));
    }

    static Grid Filled(ImmutableArray<Symbol> rows, ImmutableArray<Symbol> columns, Tensor entries,
        Func<int, int, (bool IsDot, string Name)> at) =>
        new(rows, columns, [.. Enumerable.Range(0, rows.Length).Select(row => Enumerable.Range(0, columns.Length).Select(column =>
        {
            var (value, (isDot, name)) = (entries[(row * columns.Length) + column], at(row, column));
            return new Cell(value, isDot && value == 0 ? CellLook.Dot : value == 0 ? CellLook.Zero : CellLook.Number,
                $"{name} = {Figures.Full(value)}");
        }).ToImmutableArray())]);

    /// <summary>A sparse pattern says how many entries may differ from zero, not which: its zeros are dots too.</summary>
    static bool IsAlwaysZero(JacobianStructure structure, int row, int column) => structure.Kind switch
    {
        JacobianKind.Dense => false,
        JacobianKind.Identity or JacobianKind.Diagonal => row != column,
        JacobianKind.BlockDiagonal => row / BlockLength(structure, structure.Rows) != column / BlockLength(structure, structure.Columns),
        _ => true,
    };

    static long BlockLength(JacobianStructure structure, long side) => side * structure.NonZeros / (structure.Rows * structure.Columns);

    static ImmutableArray<Symbol> Numbered(int count) => [.. Enumerable.Range(1, count)
        .Select(number => new Symbol(number.ToString(System.Globalization.CultureInfo.InvariantCulture), ""))];
}
