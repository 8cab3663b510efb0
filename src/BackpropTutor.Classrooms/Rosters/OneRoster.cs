using System.IO.Compression;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>
/// The CSV binding of OneRoster 1.2: an archive with <c>users.csv</c>, <c>enrollments.csv</c> and, for the names of sections,
/// <c>classes.csv</c>.
/// </summary>
static class OneRoster
{
    public static bool IsArchive(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    public static Result<RosterFile> Read(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return Read(archive);
        }
        catch (InvalidDataException)
        {
            return Refusal.Invalid("The archive is damaged.", "압축 파일이 손상되었어요.");
        }
    }

    static Result<RosterFile> Read(ZipArchive archive)
    {
        var users = TableOf(archive, "users.csv");
        var enrolments = TableOf(archive, "enrollments.csv");
        if ((users.Refusal ?? enrolments.Refusal) is { } refusal)
        {
            return refusal;
        }

        var people = PeopleOf(users.Value!);
        var titles = TableOf(archive, "classes.csv") is { Succeeded: true } classes ? TitlesOf(classes.Value) : [];
        var table = enrolments.Value!;
        var (user, of, role) = (Column(table, "usersourcedid"), Column(table, "classsourcedid"), Column(table, "role"));
        var status = Column(table, "status");
        var (rows, problems) = (new List<RosterRow>(), new List<RosterProblem>());
        foreach (var line in table.Lines.Where(line => IsActive(line[status])))
        {
            if (line[user] is not { } id || !people.TryGetValue(id, out var person))
            {
                problems.Add(new(line.Number,
                    new($"users.csv has nobody with the sourcedId {line[user]}.", $"users.csv에 sourcedId {line[user]}인 사람이 없어요.")));
                continue;
            }

            var section = line[of] is { } known ? titles.GetValueOrDefault(known, known) : null;
            RosterReader.Add(rows, problems, line.Number, person.Name, person.Email, id, section, RoleOf(line[role]));
        }

        return new RosterFile(table.Encoding, rows, problems);
    }

    /// <summary>A row that is to be deleted is no order to remove anybody: it is passed over.</summary>
    static bool IsActive(string? status) => !string.Equals(status, "tobedeleted", StringComparison.OrdinalIgnoreCase);

    static ClassRole RoleOf(string? role) => RosterReader.RoleOf(role);

    static Dictionary<string, (string? Name, string? Email)> PeopleOf(CsvTable table)
    {
        var (id, given, family, email) = (Column(table, "sourcedid"), Column(table, "givenname"), Column(table, "familyname"),
            Column(table, "email"));
        var people = new Dictionary<string, (string?, string?)>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            if (line[id] is { } key)
            {
                people[key] = (RosterReader.NameOf(line[given], line[family]), line[email]);
            }
        }

        return people;
    }

    static Dictionary<string, string> TitlesOf(CsvTable table)
    {
        var (id, title) = (Column(table, "sourcedid"), Column(table, "title"));
        return table.Lines.Where(line => line[id] is not null && line[title] is not null)
            .GroupBy(line => line[id]!, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last()[title]!, StringComparer.Ordinal);
    }

    static int Column(CsvTable table, string name) => RosterReader.ColumnOf(table, name);

    static Result<CsvTable> TableOf(ZipArchive archive, string name)
    {
        var entry = archive.Entries.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            return Refusal.Invalid($"The archive has no {name}.", $"압축 파일에 {name}이(가) 없어요.");
        }

        // What the archive says of its size may be a lie, so the stream itself is bounded.
        using var stream = entry.Open();
        var bytes = new byte[CsvTable.MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return CsvTable.Read(bytes.AsSpan(0, length));
    }
}
