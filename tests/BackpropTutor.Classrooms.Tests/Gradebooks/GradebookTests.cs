using System.IO.Compression;
using System.Text;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Tests.Support;
using MiniExcelLibs;

namespace BackpropTutor.Classrooms.Tests.Gradebooks;

public sealed class GradebookTests(PostgresServer server)
{
    [Theory]
    [CombinatorialStores]
    public async Task AnExportOpensWithNamesAsTextAndNumbersAsNumbers(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (book, _, _) = await BookAsync(school);

        var csv = GradebookExport.Csv(book);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv)[1..].Split("\r\n");
        Assert.Equal("Name,E-mail,Id,Section,Week 1: 1.1a,Week 1: 1.1b,Total %", lines[0]);
        Assert.Equal("'=HYPERLINK(1),,,,0,5,33.33", lines[1]);
        Assert.Equal("김하늘,,,,0,2.5,16.67", lines[2]);

        using var file = new MemoryStream(GradebookExport.Xlsx(book));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();
        Assert.Equal(["'=HYPERLINK(1)", "김하늘"], rows.Select(row => row["Name"]));
        Assert.Equal([5.0, 2.5], rows.Select(row => Assert.IsType<double>(row["Week 1: 1.1b"])));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("+82", "'+82")]
    [InlineData("-Lee", "'-Lee")]
    [InlineData("@a", "'@a")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("김=1", "김=1")]
    [InlineData("O’Brien", "O’Brien")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void ATextCannotCarryAFormula(string? text, string neutral) => Assert.Equal(neutral, SpreadsheetText.Neutral(text));

    [Theory]
    [CombinatorialStores]
    public async Task CanvasAndOneRosterGetTheirOwnColumns(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (book, _, _) = await BookAsync(school);

        var canvas = Encoding.UTF8.GetString(GradebookExport.Canvas(book))[1..].Split("\r\n");
        Assert.Equal("Student,ID,SIS User ID,SIS Login ID,Section,Week 1", canvas[0]);
        Assert.Equal("Points Possible,,,,,15", canvas[1]);
        Assert.Equal("김하늘,,,,,2.5", canvas[3]);

        using var archive = new ZipArchive(new MemoryStream(GradebookExport.OneRoster(book, school.Clock.Now)));
        Assert.Equal(["lineItems.csv", "results.csv"], archive.Entries.Select(entry => entry.Name));
        using var results = new StreamReader(archive.GetEntry("results.csv")!.Open());
        var lines = (await results.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.Equal(2, lines.Count(line => line.Contains(",not submitted,0,", StringComparison.Ordinal)));
    }

    [Theory]
    [CombinatorialStores]
    public async Task MarksFromAFileBecomeOverridesAfterAPreview(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (book, classroom, _) = await BookAsync(school);
        var import = school.Get<MarkImportService>();
        var text = Encoding.UTF8.GetString(GradebookExport.Csv(book)).Replace("김하늘,,,,0,2.5", "김하늘,,,,7,abc", StringComparison.Ordinal)
            + "Nobody,,,,1,1,1\r\n";
        var file = Encoding.UTF8.GetBytes(text);

        var shown = (await import.ImportAsync(school.Teacher, classroom.Id, file, "", really: false)).Expect();
        Assert.Equal([("김하늘", 0.0, 7.0)], shown.Changes.Select(row => (row.Learner.Name, row.Before, row.After)));
        Assert.Equal([3, 4], shown.Problems.Select(row => row.Line));
        Assert.Equal(RefusalKind.Invalid, (await import.ImportAsync(school.Teacher, classroom.Id, file, "", really: true)).Refusal?.Kind);
        (await import.ImportAsync(school.Teacher, classroom.Id, file, "Paper exam.", really: true)).Expect();

        var after = (await school.Get<GradebookService>().ReadAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Equal([7, 2.5], after.Rows.Single(row => row.Learner.Name == "김하늘").Marks.Select(mark => mark.Points).ToArray());
        Assert.Empty((await import.ImportAsync(school.Teacher, classroom.Id, GradebookExport.Csv(after), "", really: false))
            .Expect().Changes);
        Assert.False((await import.ImportAsync(school.Teacher, classroom.Id, "a,b\n1,2\n"u8.ToArray(), "", really: false)).Succeeded);
    }

    [Theory]
    [CombinatorialStores]
    public async Task ALearnerSeesTheOwnRowOnly(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (_, classroom, learner) = await BookAsync(school);

        Assert.Equal(RefusalKind.Forbidden, (await school.Get<GradebookService>().ReadAsync(learner, classroom.Id)).Refusal?.Kind);
        var own = (await school.Get<GradebookService>().ReadOwnAsync(learner, classroom.Id)).Expect();
        Assert.Equal(["김하늘"], own.Rows.Select(row => row.Learner.Name));
        Assert.Equal(2.5 / 15, own.Rows[0].Total, 12);
    }

    /// <summary>One who solves the formula at once and one who does it late.</summary>
    static async Task<(Gradebook Book, Classroom Classroom, Actor Late)> BookAsync(School school)
    {
        var classroom = await school.NewClassAsync();
        var (first, _) = await school.NewLearnerAsync(classroom, "=HYPERLINK(1)");
        var (late, _) = await school.NewLearnerAsync(classroom, "김하늘");
        var assignment = await school.NewAssignmentAsync(classroom);
        await school.SubmitAsync(first, assignment.Items[1], "2*w*x");
        school.Clock.Advance(TimeSpan.FromDays(7.5));
        await school.SubmitAsync(late, assignment.Items[1], "2*w*x");
        return ((await school.Get<GradebookService>().ReadAsync(school.Teacher, classroom.Id)).Expect(), classroom, late);
    }
}
