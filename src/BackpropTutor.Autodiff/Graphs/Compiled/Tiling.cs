using BackpropTutor.Autodiff.Kernels;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>
/// How the result of a large product is cut, so that there are tiles enough to share evenly. A tall one is cut into stretches of rows, each
/// with all columns, so that what is packed of its left side serves the whole width; any other into panels of columns, in two halves each.
/// Neighbours in a panel are neighbours in number.
/// </summary>
readonly record struct Tiling(int Rows, int Columns)
{
    const int LeastRows = 32;
    const int LeastStretches = 4;

    bool IsTall => Rows >= LeastStretches * PackedRows.Most;

    int TileRows => IsTall ? PackedRows.Most : Rows < 2 * LeastRows ? Rows : (((Rows + 1) / 2) + 7) / 8 * 8;

    /// <summary>What is left of a panel at the end goes with the panel before it.</summary>
    int Panels => IsTall ? 1 : Math.Max(1, Columns / MatrixProduct.PanelColumns);

    int Stretches => (Rows + TileRows - 1) / TileRows;

    public int Count => Panels * Stretches;

    /// <summary>Where a tile begins and ends.</summary>
    public (int Row, int RowEnd, int Column, int ColumnEnd) this[int tile]
    {
        get
        {
            var (panel, stretch) = (tile / Stretches, tile % Stretches);
            var (row, column) = (stretch * TileRows, panel * MatrixProduct.PanelColumns);
            return (row, Math.Min(Rows, row + TileRows), column, panel + 1 == Panels ? Columns : column + MatrixProduct.PanelColumns);
        }
    }
}
