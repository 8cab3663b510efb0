using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// The turns of one request at the <see cref="WorkGate"/>, for an endpoint of which only a part calculates: while it waits for the disk,
/// others have their turn.
/// </summary>
sealed class RequestTurns(WorkGate gate, HttpContext context) : ITurns
{
    public async Task<T?> RunAsync<T>(Func<WorkBudget, T> work)
        where T : class
    {
        T? done = null;
        try
        {
            await gate.RunAsync(
                Client.Of(context),
                budget =>
                {
                    done = work(budget);
                    return Task.CompletedTask;
                },
                context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }

        return done;
    }
}
