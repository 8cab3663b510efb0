namespace BackpropTutor.Classrooms.Accounts;

/// <summary>What is here, in numbers.</summary>
public sealed record SiteOverview(int Accounts, int Classes, int Assignments, int Submissions, int SeenThisWeek);
