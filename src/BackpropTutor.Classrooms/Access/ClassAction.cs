namespace BackpropTutor.Classrooms.Access;

/// <summary>What can be done in a class. Each read and each write of the services asks for one of these.</summary>
public enum ClassAction
{
    /// <summary>Its name, its dates, one's own place in it.</summary>
    See,

    /// <summary>Answer its assignments.</summary>
    Work,

    /// <summary>The people in it.</summary>
    SeeRoster,

    /// <summary>Other people's answers and marks, and numbers made of them.</summary>
    SeeMarks,

    /// <summary>The room while it works.</summary>
    SeeRoom,

    /// <summary>Set a mark beside the computed one.</summary>
    SetMarks,

    /// <summary>Assignments as their authors see them, unpublished ones too.</summary>
    SeeAssignments,

    /// <summary>Give one learner or a group other dates.</summary>
    Extend,

    EditAssignments,

    Regrade,

    EditRoster,

    /// <summary>Name, zone, dates, joining, co-teachers, archive, deletion, copies.</summary>
    EditClass,
}
