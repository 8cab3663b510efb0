using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Rosters;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>
/// Takes marks from a file as the gradebook exports it: each cell that differs becomes an override with the reason given.
/// </summary>
public sealed class MarkImportService(
    IDbContextFactory<ClassroomsContext> contexts, GradebookService gradebooks, MarkService marks, IRoomBell bell)
{
    /// <param name="really">False shows what it would change, and keeps nothing.</param>
    public async Task<Result<MarkImport>> ImportAsync(
        Actor actor, Guid classroomId, byte[] file, string reason, bool really, CancellationToken stop = default)
    {
        var book = await gradebooks.ReadAsync(actor, classroomId, null, stop);
        var table = CsvTable.Read(file);
        if ((book.Refusal ?? table.Refusal) is { } refusal)
        {
            return refusal;
        }

        var compared = Compare(book.Value!, table.Value!);
        if (!really || !compared.Succeeded)
        {
            return compared;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        foreach (var change in compared.Value.Changes)
        {
            var set = await marks.SetAsync(context, actor, change.Column.Item.Id, change.Learner.Id, change.After, reason, stop);
            if (!set.Succeeded)
            {
                return set.Refusal;
            }
        }

        await context.SaveChangesAsync(stop);
        foreach (var assignment in compared.Value.Changes.Select(change => change.Column.Assignment.Id).Distinct())
        {
            bell.Ring(assignment);
        }

        return compared;
    }

    static Result<MarkImport> Compare(Gradebook book, CsvTable table)
    {
        var columns = book.Columns.Index()
            .Select(pair => (pair.Index, pair.Item, At: At(table, SpreadsheetText.Neutral(pair.Item.Heading)))).Where(pair => pair.At >= 0)
                .ToArray();
        var (id, email, name) = (At(table, "Id"), At(table, "E-mail"), At(table, "Name"));
        if (columns.Length == 0 || (id < 0 && email < 0 && name < 0))
        {
            return Refusal.Invalid(
                "The headings are not those of this gradebook: export it, change marks, and import that file.",
                "이 성적표의 제목 줄이 아니에요. 내보낸 파일에서 점수를 고쳐 다시 올리세요.");
        }

        var (changes, problems) = (new List<MarkImportChange>(), new List<(int, Bilingual)>());
        foreach (var line in table.Lines)
        {
            if (FindRow(book, Plain(line[id]), Plain(line[email]), Plain(line[name])) is not { } row)
            {
                problems.Add((line.Number,
                    new("No learner of this class is named by this row, or more than one.", "이 행에 맞는 학습자가 없거나 여럿이에요.")));
                continue;
            }

            foreach (var (index, column, at) in columns.Where(column => line[column.At] is not null))
            {
                if (!double.TryParse(line[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var points)
                    || points is not (>= 0 and <= 10_000))
                {
                    problems.Add((line.Number, new($"“{line[at]}” is no mark.", $"“{line[at]}”은(는) 점수가 아니에요.")));
                }
                else if (Math.Abs(points - row.Marks[index].Points) > 1e-9)
                {
                    changes.Add(new(line.Number, row.Learner, column, row.Marks[index].Points, points));
                }
            }
        }

        return new MarkImport(changes, problems);
    }

    static GradebookRow? FindRow(Gradebook book, string? id, string? email, string? name)
    {
        var found = id is not null ? book.Rows.Where(row => row.Learner.RosterId == id)
            : email is not null ? book.Rows.Where(row => string.Equals(row.Learner.Email, email, StringComparison.OrdinalIgnoreCase))
            : book.Rows.Where(row => row.Learner.Name == name);
        return found.Take(2).ToArray() is [var only] ? only : null;
    }

    static int At(CsvTable table, string heading) =>
        table.Headings.Index().Where(pair => pair.Item == heading).Select(pair => pair.Index).FirstOrDefault(-1);

    /// <summary>Without the mark that keeps a spreadsheet from taking it for a formula.</summary>
    static string? Plain(string? text) => text is ['\'', .. var rest] && SpreadsheetText.Neutral(rest) == text ? rest : text;
}
