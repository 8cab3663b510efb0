using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Checking;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BackpropTutor.Web.Bounds;

/// <summary>The turns of one circuit at the <see cref="WorkGate"/>, on its client's account. What is under way ends when the line is
/// lost.</summary>
sealed class CircuitTurns(WorkGate gate) : CircuitHandler, ITurns, IDisposable
{
    CancellationTokenSource leaving = new();
    bool isDisposed;

    /// <summary>Who has the circuit's page open.</summary>
    public Client Client { get; private set; } = Client.Unknown;

    public async Task<T?> RunAsync<T>(Func<WorkBudget, T> work)
        where T : class
    {
        T? done = null;
        try
        {
            await gate.RunAsync(
                Client,
                budget =>
                {
                    done = work(budget);
                    return Task.CompletedTask;
                },
                leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The page has gone; if it comes back, it asks again.
        }

        return done;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Client = CircuitFilter.Caller ?? Client;
        if (leaving.IsCancellationRequested)
        {
            leaving.Dispose();
            leaving = new();
        }

        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => leaving.CancelAsync();

    /// <summary>The circuit's services hold it under several names, and each is put away.</summary>
    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            leaving.Cancel();
            leaving.Dispose();
        }
    }
}
