using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BackpropTutor.Tests.Timing;

/// <summary>
/// The processor time of the current thread. A clock also runs while others have the processor, so that a limit on it fails on a busy
/// machine though nothing has become slower. Where the system has no such count, it is the clock.
/// </summary>
static class ThreadTime
{
    /// <summary>Linux's number for the clock of the calling thread (CLOCK_THREAD_CPUTIME_ID in time.h).</summary>
    const int ClockOfThread = 3;

    /// <summary>What the action costs; it must stay on this thread.</summary>
    public static TimeSpan Of(Action action)
    {
        var start = Now();
        action();
        return Now() - start;
    }

    static TimeSpan Now() => OperatingSystem.IsLinux() && GetTime(ClockOfThread, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int GetTime(int clock, out SystemTime time);

    [StructLayout(LayoutKind.Sequential)]
    struct SystemTime
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
