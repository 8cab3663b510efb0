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

/// <summary>
/// A matrix product; a transposed side is read as it lies. A large one can be done in tiles, by several cores. With a rate it is a step of
/// descent: what lies at the target moves by −rate times the product.
/// </summary>
sealed class ProductStep(Side left, Side right, int to, int scratch, int? rate) : Step
{
    const long LeastDescent = 512;
    readonly int rows = left.Rows;
    readonly int columns = right.Columns;
    readonly int scratchLength = ScratchLength(left, right);
    readonly Tiling tiling = new(left.Rows, right.Columns);
    readonly bool isLarge = Crew.IsWorthwhile(left.Rows, left.Columns, right.Columns);

    public static int ScratchLength(Side left, Side right) =>
        checked((int)MatrixProduct.ScratchLength(left.Rows, left.Columns, right.Columns, right.Transposed));

    /// <summary>Whether the product is of the kind and size for which a step of descent is one with it.</summary>
    public static bool CanDescend(Side left, Side right) =>
        left.Rows > 1 && right.Columns > 1 && left.Columns <= MatrixProduct.InnerBlock && (long)left.Rows * right.Columns >= LeastDescent;

    public override void Run(Workspace workspace)
    {
        if (isLarge && workspace.Crew is { } crew)
        {
            MatrixProduct.InRows(right.In(workspace), workspace.Slice(scratch, scratchLength));
            crew.Do(this, workspace, tiling.Count);
        }
        else if (rate is not null)
        {
            MatrixProduct.InRows(right.In(workspace), workspace.Slice(scratch, scratchLength));
            RunPart(workspace, 0, rows, 0, columns);
        }
        else
        {
            MatrixProduct.Multiply(
                left.In(workspace), right.In(workspace), workspace.Slice(to, rows * columns), workspace.Slice(scratch, scratchLength),
                    SimdPaths.Best);
        }
    }

    /// <summary>Computes one tile of the result.</summary>
    public void RunTile(Workspace workspace, int tile)
    {
        var (row, rowEnd, column, columnEnd) = tiling[tile];
        RunPart(workspace, row, rowEnd, column, columnEnd);
    }

    void RunPart(Workspace workspace, int row, int rowEnd, int column, int columnEnd) => MatrixProduct.Tile(
        left.In(workspace), RightInRows(workspace), workspace.Slice(to, rows * columns), row, rowEnd, column, columnEnd, SimdPaths.Best,
        rate is { } offset ? workspace.Slice(offset, 1)[0] : null);

    Operand RightInRows(Workspace workspace) => right.Transposed
        ? new(workspace.Slice(scratch, scratchLength), right.Rows, right.Columns, false)
        : right.In(workspace);
}
