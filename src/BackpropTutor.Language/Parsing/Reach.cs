namespace BackpropTutor.Language.Parsing;

/// <summary>How far a product goes on.</summary>
enum Reach
{
    /// <summary>Over all factors, whatever sign stands between them.</summary>
    All,

    /// <summary>
    /// The argument of a LaTeX function without brackets: over factors that stand side by side or with a dot between them, up to the next
    /// function; <c>\sin 2x \cos x</c> is a product of two functions.
    /// </summary>
    Factors,
}
