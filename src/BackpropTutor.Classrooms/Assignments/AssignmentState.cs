namespace BackpropTutor.Classrooms.Assignments;

/// <summary>What an assignment is at a moment, for one learner.</summary>
public enum AssignmentState
{
    NotYetOpen,
    Open,

    /// <summary>Answers are taken for a part of the marks.</summary>
    Late,
    Closed,
}
