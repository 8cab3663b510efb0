using BackpropTutor.Lessons.Checking;
using BackpropTutor.Web.Hosting;

namespace BackpropTutor.Web.Bounds;

/// <summary>Reports of one circuit, within its client's share.</summary>
sealed class ClientReports(ReportFile file, ReportShares shares, CircuitTurns turns) : IAttemptReports
{
    public ReportOutcome Keep(AttemptReport report)
    {
        var length = report.Answer.Length + report.Earlier.Sum(earlier => earlier.Answer.Length);
        return shares.TryTake(turns.Client, length) ? file.Keep(report) : ReportOutcome.TooMany;
    }
}
