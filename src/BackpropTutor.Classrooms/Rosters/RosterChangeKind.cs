namespace BackpropTutor.Classrooms.Rosters;

public enum RosterChangeKind
{
    Added,
    Changed,
    Untouched,
}
