namespace BackpropTutor.Classrooms.Classes;

/// <summary>What a teacher says of a class.</summary>
/// <param name="Zone">IANA id.</param>
public sealed record ClassEdit(string Name, string Zone, string Term, DateOnly TermStart, DateOnly TermEnd, bool JoinIsOpen = true);
