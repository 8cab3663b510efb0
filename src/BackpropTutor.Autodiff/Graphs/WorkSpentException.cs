namespace BackpropTutor.Autodiff.Graphs;

/// <summary>A calculation went on although far more work was done than its <see cref="WorkBudget"/> allows: whoever asked is told that it
/// is too large.</summary>
public sealed class WorkSpentException()
    : Exception("The budget of this calculation is spent twice over: ask WorkBudget.HasLeft before going on.");
