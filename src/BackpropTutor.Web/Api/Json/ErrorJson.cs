using System.Globalization;
using BackpropTutor.Language;

namespace BackpropTutor.Web.Api.Json;

/// <summary>A mistake in what was typed, and its place: offsets in UTF-16 units, the end exclusive.</summary>
public sealed record ErrorJson(string Id, int Start, int End, string Message)
{
    /// <summary>The mistake, told in the language of the request.</summary>
    public static ErrorJson Of(Mistake mistake) => new(mistake.Id, mistake.Span.Start, mistake.Span.End,
        mistake.Message.In(CultureInfo.CurrentUICulture));
}
