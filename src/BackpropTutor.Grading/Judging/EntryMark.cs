namespace BackpropTutor.Grading.Judging;

/// <summary>How one typed number stands to the right one.</summary>
enum EntryMark
{
    Wrong,

    /// <summary>Rightly rounded, but to fewer digits than are wanted.</summary>
    TooFewDigits,
    Rounded,
    Exact,
}
