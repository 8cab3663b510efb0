using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Staff.People;

namespace BackpropTutor.Web.Staff.Gradebooks;

/// <summary>Which rows and columns of a gradebook are shown, and in which order.</summary>
sealed class GradebookView
{
    public string Search { get; set; } = "";

    /// <summary>Of one assignment alone; null shows all.</summary>
    public Guid? Assignment { get; set; }

    public Guid? Section { get; set; }

    /// <summary>Only those who have not earned everything yet.</summary>
    public bool OnlyOpen { get; set; }

    /// <summary>By the mark of this column of the gradebook; null sorts by name, -1 by the total.</summary>
    public int? Column { get; private set; }

    public bool Descending { get; private set; }

    public const int Total = -1;

    /// <summary>Another column, or the same one the other way round.</summary>
    public void SortBy(int? column) => (Column, Descending) = (column, column == Column ? !Descending : column is not null);

    /// <summary>As <c>aria-sort</c> says it; null where it is not sorted by that.</summary>
    public string? SortOf(int? column) => column != Column ? null : Descending ? "descending" : "ascending";

    public IEnumerable<(int Index, GradebookColumn Column)> ColumnsOf(Gradebook book) =>
        book.Columns.Index().Where(column => Assignment is null || column.Item.Assignment.Id == Assignment)
            .Select(column => (column.Index, column.Item));

    public IReadOnlyList<GradebookRow> RowsOf(Gradebook book)
    {
        var shown = ColumnsOf(book).ToArray();
        var rows = book.Rows.Where(row => PeopleSearch.Matches(row.Learner, Search)
            && (Section is null || row.Learner.SectionId == Section)
            && (!OnlyOpen || shown.Any(column => row.Marks[column.Index].Points < column.Column.Item.Points)));
        return [.. Sorted(rows)];
    }

    /// <summary>The sections that somebody of the gradebook is in.</summary>
    public static IReadOnlyList<Section> SectionsOf(Gradebook book) =>
        [.. book.Rows.Select(row => row.Learner.Section).OfType<Section>().DistinctBy(section => section.Id)
            .OrderBy(section => section.Name, StringComparer.Ordinal)];

    IEnumerable<GradebookRow> Sorted(IEnumerable<GradebookRow> rows) =>
        Column is not { } column ? Descending ? rows.Reverse() : rows
        : Descending ? rows.OrderByDescending(row => KeyOf(row, column))
        : rows.OrderBy(row => KeyOf(row, column));

    static double KeyOf(GradebookRow row, int column) => column == Total ? row.Total : row.Marks[column].Points;
}
