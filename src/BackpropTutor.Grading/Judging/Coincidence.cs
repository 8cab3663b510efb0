namespace BackpropTutor.Grading.Judging;

/// <summary>
/// How much an answer's digits say. A known mistake that gives 0.1966 explains the answer 0.1966, since of 18,000 numbers with four digits
/// of that size one agrees; the answer 3 agrees with one known mistake in eighteen, and says next to nothing.
/// </summary>
static class Coincidence
{
    /// <summary>What is agreed upon beyond the typed digits: a number that was typed with many was calculated with fewer.</summary>
    const double Calculated = 1e-5;
    const double Exact = 1e-9;

    /// <summary>An expression such as 1/3 is taken for so many digits.</summary>
    const int DigitsOfExpression = 3;

    /// <summary>0 and the whole numbers of one digit, which is what 0 is typed instead of.</summary>
    const double WithZero = 19;

    /// <summary>Whether the typed number is this one, to the digits typed. A single digit says too little to be taken for a rounded
    /// one.</summary>
    public static bool Agrees(TypedEntry entry, double value) => Math.Abs(entry.Value - value) <= Tolerance(entry, value);

    /// <summary>Of the numbers with as many digits, of the same size and either sign, the share that agrees with this one.</summary>
    public static double Share(TypedEntry entry, double value)
    {
        if (entry.Value == 0)
        {
            return Agrees(entry, value) ? 1 / WithZero : 0;
        }

        var least = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(entry.Value)) + Exact));
        var tolerance = Tolerance(entry, value);
        var unit = least / Math.Pow(10, Digits(entry) - 1);
        return Math.Abs(value) >= least - tolerance && Math.Abs(value) < (10 * least) + tolerance
            ? Math.Max(1, 2 * tolerance / unit) / Count(entry) : 0;
    }

    /// <summary>How many numbers with as many digits there are, of the same size and either sign.</summary>
    public static double Count(TypedEntry entry) => entry.Value == 0 ? WithZero : 2 * 9 * Math.Pow(10, Digits(entry) - 1);

    /// <summary>
    /// How many numbers that somebody just types may agree with a known mistake and be told so: one in a hundred. Of small whole numbers
    /// there are too few for that, and a learner who types one has rarely guessed it.
    /// </summary>
    /// <param name="count">Of the answers with as many digits.</param>
    public static double Limit(double count) => count switch { >= 1800 => 0.01, >= 180 => 0.05, _ => 0.25 };

    static int Digits(TypedEntry entry) => entry.Decimals is null ? DigitsOfExpression : Math.Max(1, entry.Significant);

    static double Tolerance(TypedEntry entry, double value) => entry switch
    {
        { Decimals: { } decimals, Significant: > 1 } => Math.Max(0.5 * Math.Pow(10, -decimals), Calculated * Math.Abs(value)) * (1 + Exact),
        { Decimals: > 1, Significant: 0 } => 0.5 * Math.Pow(10, -entry.Decimals.Value),
        { Decimals: null } => Calculated * Math.Abs(value),
        _ => Exact * Math.Max(1, Math.Abs(value)),
    };
}
