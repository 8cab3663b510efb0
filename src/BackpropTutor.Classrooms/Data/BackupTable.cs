using System.Globalization;

namespace BackpropTutor.Classrooms.Data;

/// <summary>A table of the model. Names come from the model, never from a file.</summary>
sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns)
{
    public string Quoted => $"\"{Name}\"";

    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    public string ParameterList => string.Join(", ", Columns.Select((column, i) => column.IsJson
        ? string.Create(CultureInfo.InvariantCulture, $"CAST(@p{i} AS {column.StoreType})")
        : string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
}
