namespace BackpropTutor.Autodiff.Kernels;

/// <summary>Where a product reads and writes: first entries and strides, and whether C receives AB or steps down by it.</summary>
readonly ref struct ProductTile(
    ref readonly double a, nint aRow, nint aInner, ref readonly double b, nint bRow, ref double c, nint cRow, int inner, double? rate)
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

    /// <summary>C ← C − rate · AB in place of C ← AB; the inner dimension is then at most <see cref="MatrixProduct.InnerBlock"/>.</summary>
    public bool Descends { get; } = rate is not null;

    public double Rate { get; } = rate ?? 0;
}
