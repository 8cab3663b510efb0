namespace BackpropTutor.Grading.Judging;

/// <summary>One typed number and how finely it was typed.</summary>
/// <param name="Decimals">The place of its last digit after the point (negative before it); null where it is exact, such as a
/// fraction.</param>
/// <param name="Significant">How many significant digits were typed.</param>
readonly record struct TypedEntry(double Value, int? Decimals, int Significant)
{
    /// <summary>|a − n| ≤ 10⁻⁴ M, M the largest magnitude in the exact answer: never a floor of 1, or a tiny gradient would pass as
    /// 0.</summary>
    const double Tolerance = 1e-4;

    /// <summary>What passes for zero where the whole answer is zero.</summary>
    const double Zero = 1e-8;

    /// <summary>Significant digits of a rounded number, where the question says nothing else.</summary>
    public const int LeastDigits = 2;

    /// <summary>Of a calculated number, how much of it the rounding of its own decimals may be at most.</summary>
    const double MostUncertain = 0.02;

    /// <summary>By how much a calculated number may be off because decimals in it were rounded.</summary>
    public double Uncertainty { get; init; }

    public bool IsWithin(double exact, double scale) => Math.Abs(Value - exact) <= (scale == 0 ? Zero : Tolerance * scale);

    /// <summary>Whether it is the exact value, rounded to the digits typed.</summary>
    public bool IsRoundingOf(double exact, int least = LeastDigits) =>
        (Significant >= least && Decimals is { } decimals && IsNear(exact, 0.5 * Math.Pow(10, -decimals)))
        || (Uncertainty > 0 && Uncertainty <= MostUncertain * Math.Abs(exact) && IsNear(exact, Uncertainty));

    public bool Passes(double exact, double scale) => IsWithin(exact, scale) || IsRoundingOf(exact);

    /// <summary>Whether another number, rounded to the digits typed, is this one.</summary>
    public bool Shows(double other) => Decimals is { } decimals && IsNear(other, 0.5 * Math.Pow(10, -decimals));

    public bool IsNear(double exact, double distance) => Math.Abs(Value - exact) <= distance * (1 + 1e-9);
}
