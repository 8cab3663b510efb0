using MudBlazor;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>
/// What became of an action, said once at the foot of the page. MudBlazor's own messages bring a style element each, which the policy
/// forbids.
/// </summary>
public sealed class StaffNotes(TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Shown = TimeSpan.FromSeconds(8);

    ITimer? ending;

    /// <summary>On any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>Null where there is nothing to say.</summary>
    public (string Text, Severity Severity)? Current { get; private set; }

    /// <summary>What was said before makes room for it.</summary>
    public void Add(string text, Severity severity)
    {
        ending?.Dispose();
        Current = (text, severity);
        ending = clock.CreateTimer(_ => Clear(), null, Shown, Timeout.InfiniteTimeSpan);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Clear()
    {
        Current = null;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose() => ending?.Dispose();
}
