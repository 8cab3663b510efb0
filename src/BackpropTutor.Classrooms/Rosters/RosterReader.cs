using System.Globalization;
using System.Text;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>Reads rosters: a table with headings in either language, or the files of OneRoster 1.2.</summary>
public static class RosterReader
{
    const int LongestEmail = 256;

    static readonly string[] Name = ["name", "fullname", "studentname", "student", "이름", "성명"];
    static readonly string[] Given = ["givenname", "firstname", "given"];
    static readonly string[] Family = ["familyname", "lastname", "surname", "성"];
    static readonly string[] Email = ["email", "emailaddress", "mail", "이메일", "메일", "전자우편"];
    static readonly string[] Id = ["id", "studentid", "studentnumber", "sisuserid", "sourcedid", "userid", "학번", "번호"];
    static readonly string[] Section = ["section", "group", "class", "분반", "반"];
    static readonly string[] Role = ["role", "역할"];

    public static Result<RosterFile> Read(ReadOnlySpan<byte> bytes)
    {
        if (OneRoster.IsArchive(bytes))
        {
            return OneRoster.Read(bytes.ToArray());
        }

        var table = CsvTable.Read(bytes);
        return table.Succeeded ? Of(table.Value) : table.Refusal;
    }

    static Result<RosterFile> Of(CsvTable table)
    {
        var (name, given, family) = (ColumnOf(table, Name), ColumnOf(table, Given), ColumnOf(table, Family));
        if (name < 0 && given < 0 && family < 0)
        {
            return Refusal.Invalid(
                $"No column is headed “name”; the file has: {string.Join(", ", table.Headings.Take(12))}.",
                $"‘이름’ 열이 없어요. 파일에 있는 열: {string.Join(", ", table.Headings.Take(12))}");
        }

        var (email, id, section, role) = (ColumnOf(table, Email), ColumnOf(table, Id), ColumnOf(table, Section), ColumnOf(table, Role));
        var (rows, problems) = (new List<RosterRow>(), new List<RosterProblem>());
        foreach (var line in table.Lines)
        {
            var whole = line[name] ?? NameOf(line[given], line[family]);
            Add(rows, problems, line.Number, whole, line[email], line[id], line[section], RoleOf(line[role]));
        }

        return new RosterFile(table.Encoding, rows, problems);
    }

    /// <summary>Adds a row, or says why not.</summary>
    internal static void Add(
        List<RosterRow> rows, List<RosterProblem> problems, int line, string? name, string? email, string? id, string? section,
        ClassRole role)
    {
        var clean = Clean(name);
        if (clean is null || clean.Length > Account.LongestName)
        {
            problems.Add(new(line, new("The row has no name, or one that is too long.", "이름이 없거나 너무 긴 행이에요.")));
        }
        else if (email is not null
            && (email.Length > LongestEmail || email.Count(character => character == '@') != 1 || email.Any(char.IsWhiteSpace)))
        {
            problems.Add(new(line, new($"“{email}” is no e-mail address.", $"“{email}”은(는) 이메일 주소가 아니에요.")));
        }
        else
        {
            rows.Add(new(line, clean, email?.ToLowerInvariant(), Clean(id), Clean(section), role));
        }
    }

    /// <summary>Korean, Chinese and Japanese names begin with the family and have no blank.</summary>
    internal static string? NameOf(string? given, string? family) => (given, family) switch
    {
        (null, null) => null,
        (null, _) => family,
        (_, null) => given,
        _ when IsIdeographic(family) => family + given,
        _ => $"{given} {family}",
    };

    internal static ClassRole RoleOf(string? role) => Normal(role ?? "") switch
    {
        "teacher" or "instructor" or "교사" or "교수" => ClassRole.Teacher,
        "ta" or "assistant" or "aide" or "teachingassistant" or "조교" => ClassRole.Assistant,
        _ => ClassRole.Learner,
    };

    internal static int ColumnOf(CsvTable table, params string[] names)
    {
        for (var column = 0; column < table.Headings.Count; column++)
        {
            if (names.Contains(Normal(table.Headings[column]), StringComparer.Ordinal))
            {
                return column;
            }
        }

        return -1;
    }

    static string Normal(string heading) =>
        new([.. heading.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>
    /// One form for letters that can be written in two; no characters that are not seen, but for the joiners that some scripts need.
    /// </summary>
    internal static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var seen = text.EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate)
            && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value is 0x200C or 0x200D) && rune.Value is not 0xFFFD);
        var clean = string.Concat(seen.Select(rune => rune.ToString())).Trim();
        return clean.Length == 0 ? null : clean.IsNormalized() ? clean : clean.Normalize();
    }

    static bool IsIdeographic(string? name) =>
        name is { Length: > 0 } && name[0] is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
}
