using BackpropTutor.Autodiff.Graphs;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// Sends pages that are rendered anew, and everything else that is <see cref="Costly"/>, through the <see cref="WorkGate"/>. The request's
/// body is read before it has a turn and the response is sent after it, so that a slow line occupies no thread. What is kept for everybody,
/// files and health stand outside.
/// </summary>
static class GatedRequests
{
    /// <summary>Of threads that wait for lines and timers, whatever is being calculated.</summary>
    const int ThreadsForTheRest = 32;

    public static void AddWorkGate(this WebApplicationBuilder builder)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsForTheRest), ports);
        builder.Services.AddSingleton(WorkLimits.Of(builder.Configuration));
        builder.Services.AddSingleton<WorkGate>();
    }

    /// <summary>Stands after the pages that are kept, and before whatever is written is compressed.</summary>
    public static void UseWorkGate(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<WorkGate>();
        app.Lifetime.ApplicationStopping.Register(gate.Dispose);
        app.Use((context, next) => IsCostly(context.GetEndpoint()) ? RunAsync(gate, context, next) : next(context));
    }

    /// <summary>What the request may still cost; without a bound where no gate stands before it.</summary>
    public static WorkBudget Budget(this HttpContext context) => context.Features.Get<WorkBudget>() ?? WorkBudget.Unbounded;

    static bool IsCostly(Endpoint? endpoint) =>
        endpoint is not null && (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()
            ?? (object?)endpoint.Metadata.GetMetadata<Costly>()) is not null;

    static async Task RunAsync(WorkGate gate, HttpContext context, RequestDelegate next)
    {
        if (!await TryReadBodyAsync(context))
        {
            return;
        }

        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var written = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(written));
        try
        {
            var ran = await gate.RunAsync(Client.Of(context), budget => WorkAsync(context, budget, next), context.RequestAborted);
            context.Features.Set(body);
            if (ran)
            {
                await SendAsync(written, context.Response);
            }
            else
            {
                await Notices.TellAsync(context, Notice.Busy);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody is there to be told, or the service is stopping.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        finally
        {
            context.Features.Set(body);
        }
    }

    static Task WorkAsync(HttpContext context, WorkBudget budget, RequestDelegate next)
    {
        context.Features.Set(budget);
        return next(context);
    }

    /// <summary>An empty one is not begun, for then the pages for errors may still take its place.</summary>
    static async Task SendAsync(MemoryStream written, HttpResponse response)
    {
        if (written.Length > 0)
        {
            response.ContentLength ??= written.Length;
            await response.Body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length));
        }
    }

    /// <summary>Takes in what the client sends, which the server has bounded; false where it is too much.</summary>
    static async Task<bool> TryReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
        {
            return true;
        }

        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        body.Position = 0;
        context.Request.Body = body;
        return true;
    }
}
