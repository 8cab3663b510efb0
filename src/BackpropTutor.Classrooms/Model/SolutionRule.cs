namespace BackpropTutor.Classrooms.Model;

/// <summary>When a learner may see the solutions of an assignment. The numbers stand in the store.</summary>
public enum SolutionRule
{
    /// <summary>Of each exercise once it is solved, or no attempt is left.</summary>
    WhenDone = 0,

    /// <summary>Once the learner's own time is over, late submissions included.</summary>
    AfterClosing = 1,
    Never = 2,
}
