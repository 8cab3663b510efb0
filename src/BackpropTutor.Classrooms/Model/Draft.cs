namespace BackpropTutor.Classrooms.Model;

/// <summary>What somebody typed and did not submit, a row for each field.</summary>
public sealed class Draft
{
    public const int LongestPlace = 120;
    public const int LongestField = 80;

    public Guid AccountId { get; set; }

    /// <summary>Which exercise with which numbers: see <c>WorkPlace</c>.</summary>
    public required string Place { get; set; }

    public required string Field { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>Counted up by the browser: an older text that arrives late does not win.</summary>
    public long Revision { get; set; }
}
