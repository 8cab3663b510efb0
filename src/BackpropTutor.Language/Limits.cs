namespace BackpropTutor.Language;

/// <summary>
/// What a text may ask of the server. All are counted from the text and its shapes before anything is evaluated, so that an answer is
/// refused or accepted alike on a busy machine and on an idle one.
/// </summary>
public static class Limits
{
    /// <summary>Length of a text, in UTF-16 units.</summary>
    public const int Characters = 10_000;

    /// <summary>Brackets inside brackets.</summary>
    public const int Nesting = 200;

    /// <summary>Steps of the graph that one text may make.</summary>
    public const int Nodes = 5_000;

    /// <summary>Entries of any one tensor.</summary>
    public const long EntriesOfOne = 1_000_000;

    /// <summary>Entries of all tensors of one text together.</summary>
    public const long EntriesOfAll = 4_000_000;

    /// <summary>Multiplications of one evaluation.</summary>
    public const long Multiplications = 50_000_000;

    /// <summary>Work of everything together that one text asks for: all its evaluations, in multiplications.</summary>
    public const long WorkOfAll = 30_000_000;

    /// <summary>
    /// Operators around operators without a bracket (<c>x''''</c>, <c>2^2^2^…</c>); with <see cref="Nesting"/> it bounds every recursion of
    /// the reader.
    /// </summary>
    internal const int Layers = 1_000;
}
