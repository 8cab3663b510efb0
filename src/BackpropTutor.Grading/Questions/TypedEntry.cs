namespace BackpropTutor.Grading.Questions;

/// <summary>One typed number and how finely it was typed.</summary>
/// <param name="Decimals">The place of its last digit after the point (negative before it); null where it is exact, such as a fraction.</param>
/// <param name="Significant">How many significant digits were typed.</param>
readonly record struct TypedEntry(double Value, int? Decimals, int Significant)
{
    /// <summary>|a − n| ≤ 10⁻⁴ M, M the largest magnitude in the exact answer: never a floor of 1, or a tiny gradient would pass as 0.</summary>
    const double Tolerance = 1e-4;

    /// <summary>What passes for zero where the whole answer is zero.</summary>
    const double Zero = 1e-8;

    const int LeastDigits = 2;

    public bool IsWithin(double exact, double scale) => Math.Abs(Value - exact) <= (scale == 0 ? Zero : Tolerance * scale);

    /// <summary>Whether it is the exact value, rounded to the digits typed.</summary>
    public bool IsRoundingOf(double exact) => Significant >= LeastDigits && Decimals is { } decimals && IsNear(exact, 0.5 * Math.Pow(10, -decimals));

    public bool Passes(double exact, double scale) => IsWithin(exact, scale) || IsRoundingOf(exact);

    /// <summary>Off by little more than the last digit: as when rounded numbers were calculated with.</summary>
    public bool LooksRoundedEarly(double exact) =>
        Significant > 0 && Decimals is { } decimals && IsNear(exact, 2 * Math.Pow(10, -decimals)) && IsNear(exact, 0.05 * Math.Abs(exact));

    bool IsNear(double exact, double distance) => Math.Abs(Value - exact) <= distance * (1 + 1e-9);
}
