using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace BackpropTutor.Web.Api;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve the course.</summary>
static class HealthApi
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
