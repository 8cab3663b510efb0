namespace BackpropTutor.Grading.Misconceptions;

/// <summary>What several mistakes have in common that give one answer.</summary>
public enum Family
{
    /// <summary>Something that belongs there is left out.</summary>
    Missing,

    /// <summary>The right factors, turned or in another order.</summary>
    Orientation,

    /// <summary>Off by a factor or a sign.</summary>
    Factor,

    /// <summary>The right pieces, put together in the wrong way.</summary>
    Combination,

    /// <summary>Another value or derivative stands where the right one should.</summary>
    Value,
}
