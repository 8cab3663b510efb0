using System.Globalization;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Web.Staff.People;

/// <summary>Finds people by what is typed of a name, an address, an id or a section, whatever its case and marks.</summary>
static class PeopleSearch
{
    const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    public static bool Matches(Enrolment person, string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
            Has(person.Name, word) || Has(person.Email, word) || Has(person.RosterId, word) || Has(person.Section?.Name, word));

    static bool Has(string? text, string word) =>
        text is not null && CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Loosely) >= 0;
}
