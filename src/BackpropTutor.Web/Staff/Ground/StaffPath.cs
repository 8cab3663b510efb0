using BackpropTutor.Web.Languages;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>Addresses of the staff's pages, in the language of the page that is being written.</summary>
static class StaffPath
{
    public static string Classes => To("classes");

    public static string To(string rest) => $"/{PageLanguage.Current.Code}/{StaffAddress.Segment}/{rest}";

    public static string OfClass(Guid id, string? part = null) => To(part is null ? $"classes/{id}" : $"classes/{id}/{part}");

    public static string OfAssignment(Guid id, string? part = null) => To(part is null ? $"assignments/{id}" : $"assignments/{id}/{part}");
}
