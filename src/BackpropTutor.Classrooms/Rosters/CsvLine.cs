namespace BackpropTutor.Classrooms.Rosters;

/// <param name="Number">Counted from one, the headings being the first.</param>
public sealed record CsvLine(int Number, IReadOnlyList<string> Fields)
{
    /// <summary>Null where the row ends before, or nothing stands there.</summary>
    public string? this[int column] =>
        column >= 0 && column < Fields.Count && !string.IsNullOrWhiteSpace(Fields[column]) ? Fields[column].Trim() : null;
}
