namespace BackpropTutor.Autodiff.Kernels;

/// <summary>Where the rows of A lie that are read together, block after block: as they are, or packed.</summary>
readonly ref struct RowBlocks(ref double first, nint block, nint row, nint inner)
{
    public readonly ref double First = ref first;

    /// <summary>From one block's first entry to the next block's.</summary>
    public nint Block { get; } = block;

    /// <summary>From one row of a block to the next.</summary>
    public nint Row { get; } = row;

    /// <summary>From one inner index to the next.</summary>
    public nint Inner { get; } = inner;
}
