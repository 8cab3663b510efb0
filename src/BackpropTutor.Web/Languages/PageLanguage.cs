using System.Collections.Immutable;
using System.Globalization;

namespace BackpropTutor.Web.Languages;

/// <summary>A language of the pages: the first segment of every page's address.</summary>
/// <param name="Code">The segment, which is also the culture's name: "en" or "ko".</param>
/// <param name="Name">What its own speakers call it.</param>
public sealed record PageLanguage(string Code, string Name)
{
    /// <summary>English, which is spoken where nothing is known of the reader.</summary>
    public static readonly PageLanguage English = new("en", "English");

    /// <summary>Korean.</summary>
    public static readonly PageLanguage Korean = new("ko", "한국어");

    /// <summary>Every language of the pages.</summary>
    public static ImmutableArray<PageLanguage> All { get; } = [English, Korean];

    /// <summary>The language of the page that is being written or of the circuit that is being served.</summary>
    public static PageLanguage Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>Its culture.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Code);

    /// <summary>The language of that code, in any case; null where there is none.</summary>
    public static PageLanguage? Find(string? code) =>
        All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that <paramref name="path"/> ("/ko/lessons/…") begins with; null where it begins with none.</summary>
    public static PageLanguage? OfPath(string? path) => Find(Segment(path));

    /// <summary>The same page in this language; this language's home where <paramref name="path"/> belongs to no language.</summary>
    public string PathOf(string path) =>
        OfPath(path) is null ? $"/{Code}/" : $"/{Code}/{path.TrimStart('/')[Segment(path).Length..].TrimStart('/')}";

    static string Segment(string? path)
    {
        var rest = (path ?? "").TrimStart('/');
        var end = rest.IndexOfAny(['/', '?', '#']);
        return end < 0 ? rest : rest[..end];
    }
}
