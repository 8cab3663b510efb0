using BackpropTutor.Classrooms.Classes;
using Microsoft.JSInterop;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>The little that only a browser can do: wwwroot/js/staff.js.</summary>
static class StaffScript
{
    const string Path = "/js/staff.js";

    /// <summary>The zone of the person's own clock, where the time zone database knows it.</summary>
    public static async Task<string> ZoneAsync(IJSRuntime scripts) =>
        await AskAsync<string>(scripts, "zone") is { } zone && ClassClock.IsZone(zone) ? zone : "UTC";

    public static async Task<bool> CopyAsync(IJSRuntime scripts, string text) => await AskAsync<bool>(scripts, "copy", text);

    static async Task<T?> AskAsync<T>(IJSRuntime scripts, string name, params object?[] arguments)
    {
        await using var script = await scripts.InvokeAsync<IJSObjectReference>("import", Path);
        return script is null ? default : await script.InvokeAsync<T>(name, arguments);
    }
}
