using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>Everything has its turn at once, as on a machine that nobody else uses.</summary>
sealed class TurnsAtOnce : ITurns
{
    public Task<T?> RunAsync<T>(Func<WorkBudget, T> work)
        where T : class => Task.FromResult<T?>(work(WorkBudget.Unbounded));
}
