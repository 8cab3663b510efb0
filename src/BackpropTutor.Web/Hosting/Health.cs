using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BackpropTutor.Web.Hosting;

/// <summary>Ready means: the course can be read.</summary>
static class Health
{
    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<ContentIsThere>("content");

    sealed class ContentIsThere(CourseFolder content) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(Directory.Exists(content.Path)
                ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("There is no content folder."));
    }
}
