namespace BackpropTutor.Classrooms.Access;

/// <summary>Why something was not done.</summary>
public enum RefusalKind
{
    /// <summary>There is none, or none that this person may know of.</summary>
    NotFound,

    /// <summary>It is there, and this person may not.</summary>
    Forbidden,

    /// <summary>What was sent cannot be.</summary>
    Invalid,

    /// <summary>It clashes with something that is there already.</summary>
    Conflict,

    /// <summary>It is too early, too late, or nothing is left.</summary>
    Closed,
}
