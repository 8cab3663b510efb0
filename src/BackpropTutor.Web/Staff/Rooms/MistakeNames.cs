using BackpropTutor.Web.Staff.Ground;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Staff.Rooms;

/// <summary>Short names of what the grader recognises. An author's own mistakes stand under the ids that the author gave them.</summary>
static class MistakeNames
{
    public static string Of(IStringLocalizer<StaffWords> words, string diagnosis) =>
        words["Mistake-" + diagnosis] is { ResourceNotFound: false } found ? found.Value : diagnosis;
}
