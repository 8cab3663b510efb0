namespace BackpropTutor.Web.Staff.Parts;

/// <summary>A long list, a page of it at a time.</summary>
public sealed class Paging<T>(int size = 25)
{
    public IReadOnlyList<T> All { get; private set; } = [];

    /// <summary>Counted from one.</summary>
    public int Page { get; set; } = 1;

    public int Pages => Math.Max(1, (All.Count + size - 1) / size);

    public IEnumerable<T> Shown => All.Skip((Page - 1) * size).Take(size);

    /// <summary>Takes another list; the page stays where there still is one.</summary>
    public void Take(IReadOnlyList<T> rows)
    {
        All = rows;
        Page = Math.Clamp(Page, 1, Pages);
    }
}
