using BackpropTutor.Autodiff.Kernels;

namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>A side of a matrix product: where it lies, and whether the product wants its transpose.</summary>
sealed record Side(Place Place, bool Transposed)
{
    public int Rows => Transposed ? Place.Shape.Columns : Place.Shape.Rows;

    public int Columns => Transposed ? Place.Shape.Rows : Place.Shape.Columns;

    public Operand In(Workspace workspace) =>
        new(workspace.Slice(Place.Offset, (int)Place.Shape.Count), Place.Shape.Rows, Place.Shape.Columns, Transposed);
}

/// <summary>A matrix product; a transposed side is read as it lies. A large one can be done in tiles, by several cores.</summary>
sealed class ProductStep(Side left, Side right, int to, int scratch) : Step
{
    readonly int rows = left.Rows;
    readonly int columns = right.Columns;
    readonly int scratchLength = ScratchLength(left, right);
    readonly bool isLarge = Crew.IsWorthwhile(left.Rows, left.Columns, right.Columns);

    public static int ScratchLength(Side left, Side right) =>
        checked((int)MatrixProduct.ScratchLength(left.Rows, left.Columns, right.Columns, right.Transposed));

    public override void Run(Workspace workspace)
    {
        if (isLarge && workspace.Crew is { } crew)
        {
            MatrixProduct.InRows(right.In(workspace), workspace.Slice(scratch, scratchLength));
            crew.Do(this, workspace, Panels * RowBlocks);
        }
        else
        {
            MatrixProduct.Multiply(
                left.In(workspace), right.In(workspace), workspace.Slice(to, rows * columns), workspace.Slice(scratch, scratchLength), SimdPaths.Best);
        }
    }

    /// <summary>Computes one tile of the result; tiles of one panel of columns are neighbours.</summary>
    public void RunTile(Workspace workspace, int tile)
    {
        var (panel, block) = (tile / RowBlocks, tile % RowBlocks);
        var (row, column) = (block * Crew.RowsInTile(rows), panel * MatrixProduct.PanelColumns);
        MatrixProduct.Tile(
            left.In(workspace), RightInRows(workspace), workspace.Slice(to, rows * columns),
            row, Math.Min(rows, row + Crew.RowsInTile(rows)), column, Math.Min(columns, column + MatrixProduct.PanelColumns), SimdPaths.Best);
    }

    int Panels => (columns + MatrixProduct.PanelColumns - 1) / MatrixProduct.PanelColumns;

    int RowBlocks => (rows + Crew.RowsInTile(rows) - 1) / Crew.RowsInTile(rows);

    Operand RightInRows(Workspace workspace) => right.Transposed
        ? new(workspace.Slice(scratch, scratchLength), right.Rows, right.Columns, false)
        : right.In(workspace);
}
