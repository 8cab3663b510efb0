using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Access;

/// <summary>A class that the actor may do the asked for in.</summary>
/// <param name="Own">The actor's own place in it; null for an administrator from outside.</param>
/// <param name="OnlySection">The section whose people the actor may see; null for the whole class.</param>
public sealed record ClassAccess(Classroom Classroom, Enrolment? Own, Guid? OnlySection)
{
    /// <summary>The learners whom the actor may see.</summary>
    public IQueryable<Enrolment> Visible(IQueryable<Enrolment> enrolments) => enrolments.Where(enrolment =>
        enrolment.ClassroomId == Classroom.Id && (OnlySection == null || enrolment.SectionId == OnlySection));
}
