namespace BackpropTutor.Autodiff.Kernels;

/// <summary>Where a tile of a product reads and writes: first entries and strides.</summary>
readonly ref struct ProductTile(
    ref readonly double a, nint aRow, nint aInner, ref readonly double b, nint bRow, ref double c, nint cRow, int inner)
{
    public readonly ref readonly double A = ref a;
    public readonly ref readonly double B = ref b;
    public readonly ref double C = ref c;

    /// <summary>From one row of A to the next.</summary>
    public nint ARow { get; } = aRow;

    /// <summary>From one inner index of A to the next.</summary>
    public nint AInner { get; } = aInner;

    public nint BRow { get; } = bRow;

    public nint CRow { get; } = cRow;

    public int Inner { get; } = inner;
}
