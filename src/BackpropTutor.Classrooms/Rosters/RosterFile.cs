namespace BackpropTutor.Classrooms.Rosters;

/// <summary>A roster that could be read.</summary>
/// <param name="Problems">Rows that could not be, with their lines.</param>
public sealed record RosterFile(string Encoding, IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterProblem> Problems)
{
    /// <summary>With the first of the rows that name one person by the same id or, where there is none, the same address.</summary>
    public RosterFile EachOnce()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var again = Rows.Where(row => (row.RosterId ?? row.Email) is { } key && !seen.Add(key)).ToHashSet();
        var problems = again.Select(row => new RosterProblem(row.Line, new(
            $"The file names {row.Name} twice; the first row counts.", $"{row.Name}이(가) 파일에 두 번 있어요. 첫 행을 따를게요.")));
        return this with { Rows = [.. Rows.Where(row => !again.Contains(row))], Problems = [.. Problems, .. problems] };
    }
}
