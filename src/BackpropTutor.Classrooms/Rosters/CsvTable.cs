using System.Globalization;
using BackpropTutor.Classrooms.Access;
using CsvHelper;
using CsvHelper.Configuration;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>A file of rows with headings, bounded in every direction.</summary>
public sealed record CsvTable(string Encoding, IReadOnlyList<string> Headings, IReadOnlyList<CsvLine> Lines)
{
    public const int MostBytes = 20_000_000;
    public const int MostRows = 50_000;

    const int MostColumns = 500;
    const int LongestField = 2_000;

    public static Result<CsvTable> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > MostBytes)
        {
            return Refusal.Invalid("The file is empty or larger than 20 MB.", "파일이 비었거나 20MB보다 커요.");
        }

        if (TextDecoding.Of(bytes) is not { } decoded)
        {
            return Refusal.Invalid(
                "This is no text in UTF-8, UTF-16 or CP949. In Excel, save it as “CSV UTF-8”.",
                "UTF-8, UTF-16, CP949 가운데 어느 것으로도 읽을 수 없는 파일이에요. Excel에서 ‘CSV UTF-8’로 저장하세요.");
        }

        try
        {
            return Read(decoded);
        }
        catch (CsvHelperException)
        {
            return Refusal.Invalid("The file is no table: a quotation mark or a field that is too long is in the way.",
                "표로 읽을 수 없는 파일이에요. 따옴표나 너무 긴 칸이 있어요.");
        }
    }

    static Result<CsvTable> Read(DecodedText decoded)
    {
        using var text = new StringReader(decoded.Text);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(decoded.Text),
            BadDataFound = null,
            MaxFieldSize = LongestField,
            IgnoreBlankLines = true,
        });
        if (!parser.Read() || parser.Record is not { Length: <= MostColumns } headings)
        {
            return Refusal.Invalid("The first line has no headings, or too many.", "첫 줄에 제목이 없거나 너무 많아요.");
        }

        var lines = new List<CsvLine>();
        while (parser.Read())
        {
            if (lines.Count == MostRows)
            {
                return Refusal.Invalid($"The file has more than {MostRows} rows: split it.", $"행이 {MostRows}개를 넘어요. 나누어 올리세요.");
            }

            if (parser.Record is { } record && record.Any(field => !string.IsNullOrWhiteSpace(field)))
            {
                lines.Add(new(parser.RawRow, record));
            }
        }

        return new CsvTable(decoded.Encoding, [.. headings.Select(heading => heading.Trim())], lines);
    }

    /// <summary>Of the first line: what stands most often outside of quotation marks.</summary>
    static string DelimiterOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        return new[] { ",", ";", "\t" }.MaxBy(delimiter => first.Count(character => character == delimiter[0]))!;
    }
}
