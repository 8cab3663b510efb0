using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Visits;

namespace BackpropTutor.Web.Staff.Gradebooks;

/// <summary>The gradebook as files to take along; they hold all rows, whatever a page shows of them.</summary>
static class GradebookFiles
{
    /// <summary>The name of the words and the last segment of the address.</summary>
    public static (string Name, string File)[] All { get; } =
        [("AsCsv", "gradebook.csv"), ("AsXlsx", "gradebook.xlsx"), ("AsCanvas", "canvas.csv"), ("AsOneRoster", "oneroster.zip")];

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "gradebook.csv", "text/csv", static (book, _) => GradebookExport.Csv(book));
        Map(app, "gradebook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            static (book, _) => GradebookExport.Xlsx(book));
        Map(app, "canvas.csv", "text/csv", static (book, _) => GradebookExport.Canvas(book));
        Map(app, "oneroster.zip", "application/zip", static (book, now) => GradebookExport.OneRoster(book, now));
    }

    static void Map(IEndpointRouteBuilder app, string file, string type, Func<Gradebook, DateTimeOffset, byte[]> written) =>
        app.MapGet("/{language}/staff/classes/{classroom:guid}/" + file, async (
            Guid classroom, GradebookService books, Visitor visitor, TimeProvider clock, HttpContext context) =>
        {
            var read = await books.ReadAsync(await visitor.ActorAsync(), classroom, stop: context.RequestAborted);
            return read.Succeeded
                ? Results.File(written(read.Value, clock.GetUtcNow()), type, file)
                : Results.Problem(read.Refusal.Message.English, statusCode: StatusCodes.Status403Forbidden);
        }).WithMetadata(new InClassAttribute(ClassAction.SeeMarks)).ExcludeFromDescription();
}
