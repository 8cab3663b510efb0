using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>A class as it would be, or was, copied, with all of its dates in one table.</summary>
public sealed record ClassCopy(Classroom Classroom, IReadOnlyList<ShiftedDate> Dates);
