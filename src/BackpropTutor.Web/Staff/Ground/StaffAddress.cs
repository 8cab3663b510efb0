namespace BackpropTutor.Web.Staff.Ground;

/// <summary>Where the pages of teachers, assistants and administrators are: they alone load MudBlazor.</summary>
static class StaffAddress
{
    public const string Segment = "staff";

    /// <summary>Whether it is <c>/en/staff/…</c> in any language.</summary>
    public static bool Is(PathString path) => path.Value?.Split('/') is ["", _, var second, ..] && IsSegment(second);

    static bool IsSegment(string text) => string.Equals(text, Segment, StringComparison.OrdinalIgnoreCase);
}
