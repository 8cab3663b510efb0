using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Runs the rule of retention when the service starts and once a day.</summary>
public sealed partial class DailyRetention(RetentionService retention, TimeProvider clock, ILogger<DailyRetention> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var day = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                var (classes, accounts) = await retention.RunAsync(stoppingToken);
                LogGone(classes, accounts);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailure(problem);
            }
        }
        while (await day.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Classes} classes and {Accounts} accounts are gone for good.")]
    partial void LogGone(int classes, int accounts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention did not finish; it is tried again tomorrow.")]
    partial void LogFailure(Exception problem);
}
