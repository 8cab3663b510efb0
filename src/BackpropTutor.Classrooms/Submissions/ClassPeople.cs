using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>A class and who is in it.</summary>
/// <param name="Classroom">Null where it has been deleted for good.</param>
/// <param name="ByAccount">Also those who have left; those without an account are not among them.</param>
/// <param name="Groups">The groups of each place in the class.</param>
sealed record ClassPeople(Classroom? Classroom, IReadOnlyDictionary<Guid, Enrolment> ByAccount, ILookup<Guid, Guid> Groups);
