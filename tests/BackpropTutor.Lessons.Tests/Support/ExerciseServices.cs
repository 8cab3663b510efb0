using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>What the islands of exercises ask for.</summary>
static class ExerciseServices
{
    public static void AddExercises(this IServiceCollection services, LearnerState state, KeptReports reports,
        ILearnerRecord? record = null)
    {
        services.AddSingleton(record ?? new BrowserRecord());
        services.AddSingleton(Repository.Folder);
        services.AddSingleton(state);
        services.AddSingleton<IAttemptReports>(reports);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<AnswerBridge>();
    }
}

/// <summary>Keeps reports in a list.</summary>
sealed class KeptReports : IAttemptReports
{
    public List<AttemptReport> All { get; } = [];

    public ReportOutcome Outcome { get; set; }

    public ReportOutcome Keep(AttemptReport report)
    {
        All.Add(report);
        return Outcome;
    }
}
