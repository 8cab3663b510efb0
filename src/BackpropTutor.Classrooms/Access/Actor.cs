namespace BackpropTutor.Classrooms.Access;

/// <summary>Who asks. Made by the web for each request or circuit from the account that is signed in.</summary>
public sealed record Actor(Guid AccountId, string Name, bool IsAdministrator = false, bool IsTeacher = false);
