namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Who may make an account.</summary>
public enum Registration
{
    Open,
    ByInvitation,
    Closed,
}
