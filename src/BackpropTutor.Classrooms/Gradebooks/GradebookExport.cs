using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using MiniExcelLibs;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>The gradebook as files. CSV is UTF-8 with its mark, so that Excel shows names of every script.</summary>
public static class GradebookExport
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The first headings of <see cref="Csv"/>; the items follow, then the total.</summary>
    internal static readonly string[] Headings = ["Name", "E-mail", "Id", "Section"];

    internal const string Total = "Total %";

    public static byte[] Csv(Gradebook book) => Written(writer =>
    {
        WriteRow(writer, [.. Headings, .. book.Columns.Select(HeadingOf), Total]);
        foreach (var row in book.Rows)
        {
            WriteRow(writer, [.. TextOf(row), .. row.Marks.Select(mark => (object)mark.Points), Percent(row)]);
        }
    });

    public static byte[] Xlsx(Gradebook book)
    {
        var rows = book.Rows.Select(row =>
        {
            var cells = new Dictionary<string, object>(StringComparer.Ordinal);
            foreach (var (heading, text) in Headings.Zip(TextOf(row)))
            {
                cells[heading] = text;
            }

            foreach (var (column, mark) in book.Columns.Zip(row.Marks))
            {
                cells[HeadingOf(column)] = mark.Points;
            }

            cells[Total] = Percent(row);
            return cells;
        });
        using var file = new MemoryStream();
        file.SaveAs(rows.ToList(), sheetName: "Marks");
        return file.ToArray();
    }

    /// <summary>As Canvas imports it: a row of possible points under the headings, and one column for each assignment.</summary>
    public static byte[] Canvas(Gradebook book) => Written(writer =>
    {
        var assignments = book.Columns.Index().GroupBy(column => column.Item.Assignment).ToArray();
        WriteRow(writer, ["Student", "ID", "SIS User ID", "SIS Login ID", "Section",
            .. assignments.Select(one => SpreadsheetText.Neutral(one.Key.Title))]);
        WriteRow(writer, ["Points Possible", "", "", "", "",
            .. assignments.Select(one => (object)one.Sum(column => column.Item.Item.Points))]);
        foreach (var row in book.Rows)
        {
            var text = TextOf(row);
            WriteRow(writer, [text[0], "", text[2], text[1], text[3],
                .. assignments.Select(one => (object)one.Sum(column => row.Marks[column.Index].Points))]);
        }
    });

    /// <summary>OneRoster 1.2: an archive of <c>lineItems.csv</c> and <c>results.csv</c>, with the dates of now.</summary>
    public static byte[] OneRoster(Gradebook book, DateTimeOffset now)
    {
        var at = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var items = Written(writer =>
        {
            WriteRow(writer, ["sourcedId", "status", "dateLastModified", "title", "assignDate", "dueDate", "classSourcedId",
                "resultValueMin", "resultValueMax"]);
            foreach (var (assignment, item) in book.Columns.Select(column => (column.Assignment, column.Item)))
            {
                WriteRow(writer, [item.Id, "active", at, SpreadsheetText.Neutral($"{assignment.Title}: {item.Title}"),
                    Day(assignment.OpensAt), Day(assignment.DueAt), book.Classroom.Id, 0, item.Points]);
            }
        });
        var results = Written(writer =>
        {
            WriteRow(writer, ["sourcedId", "status", "dateLastModified", "lineItemSourcedId", "studentSourcedId", "scoreStatus", "score",
                "scoreDate"]);
            foreach (var row in book.Rows)
            {
                foreach (var (column, mark) in book.Columns.Zip(row.Marks))
                {
                    var status = mark.Override is not null || mark.Mark.Attempts > 0 ? "fully graded" : "not submitted";
                    WriteRow(writer, [$"{column.Item.Id:N}-{row.Learner.Id:N}", "active", at, column.Item.Id,
                        SpreadsheetText.Neutral(row.Learner.RosterId ?? row.Learner.Id.ToString()), status, mark.Points, Day(now)]);
                }
            }
        });
        return Archived(("lineItems.csv", items), ("results.csv", results));
    }

    static string HeadingOf(GradebookColumn column) => SpreadsheetText.Neutral(column.Heading);

    static string[] TextOf(GradebookRow row) =>
    [
        SpreadsheetText.Neutral(row.Learner.Name), SpreadsheetText.Neutral(row.Learner.Email),
        SpreadsheetText.Neutral(row.Learner.RosterId),
        SpreadsheetText.Neutral(row.Learner.Section?.Name),
    ];

    static double Percent(GradebookRow row) => Math.Round(100 * row.Total, 2, MidpointRounding.AwayFromZero);

    static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static byte[] Written(Action<CsvWriter> write)
    {
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, Utf8, leaveOpen: true))
        using (var writer = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            write(writer);
        }

        return file.ToArray();
    }

    static void WriteRow(CsvWriter writer, IEnumerable<object> cells)
    {
        foreach (var cell in cells)
        {
            writer.WriteField(cell is double number
                ? number.ToString("R", CultureInfo.InvariantCulture)
                : Convert.ToString(cell, CultureInfo.InvariantCulture));
        }

        writer.NextRecord();
    }

    static byte[] Archived(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
