using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Checking;

/// <summary>Where an island has done what costs work: in turn with all others, and never on a thread that other pages wait for.</summary>
public interface ITurns
{
    /// <summary>Does <paramref name="work"/> on another thread; it must change nothing of the island's.</summary>
    /// <returns>What came of it; null where so much is under way that there was no turn, or where the page has gone meanwhile.</returns>
    Task<T?> RunAsync<T>(Func<WorkBudget, T> work)
        where T : class;
}
