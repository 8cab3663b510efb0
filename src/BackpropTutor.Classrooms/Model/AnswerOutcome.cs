namespace BackpropTutor.Classrooms.Model;

/// <summary>What the grader found. The numbers stand in the store.</summary>
public enum AnswerOutcome
{
    Correct = 0,
    Partial = 1,
    Wrong = 2,

    /// <summary>It could not be read; no attempt is spent.</summary>
    Invalid = 3,

    /// <summary>It could not be told; no attempt is spent.</summary>
    Undecided = 4,
}
