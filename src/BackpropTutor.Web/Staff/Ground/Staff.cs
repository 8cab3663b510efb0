using BackpropTutor.Web.Staff.Assignments;
using BackpropTutor.Web.Staff.Gradebooks;
using MudBlazor;
using MudBlazor.Services;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>The pages of teachers, assistants and administrators.</summary>
static class Staff
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices();
        builder.Services.AddScoped<StaffNotes>();
        builder.Services.AddTransient<MudLocalizer, KoreanMud>();
        builder.Services.AddSingleton<ExerciseChoices>();
    }

    public static void MapStaff(this WebApplication app)
    {
        StaffTheme.Map(app);
        GradebookFiles.Map(app);
    }
}
