namespace BackpropTutor.Classrooms.Model;

/// <summary>What an enrolment may do in its class. The numbers stand in the store.</summary>
public enum ClassRole
{
    Learner = 0,

    /// <summary>Limited to the section of the enrolment; without one, to none.</summary>
    Assistant = 1,
    Teacher = 2,
}
