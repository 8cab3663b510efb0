using Microsoft.AspNetCore.Components.Web;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>
/// How an island of the staff's pages comes alive: at once and whole. Written into the page first, it would be read twice from the
/// database, and its buttons would do nothing until the circuit is there.
/// </summary>
static class StaffMode
{
    public static InteractiveServerRenderMode Island { get; } = new(prerender: false);
}
