using System.Reflection;

namespace BackpropTutor.Web.Hosting;

/// <summary>Whoever stops the service waits no longer than a container engine does, whatever is being calculated.</summary>
static class ShutDown
{
    /// <summary>For responses that are under way. What calculates longer than that is not waited for.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>For the services to be put away after that; then the process ends by itself.</summary>
    static readonly TimeSpan Last = TimeSpan.FromSeconds(1);

    public static void AddShutDown(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = Patience);

    /// <summary>Ends this very process: a service inside of another program leaves that program alone.</summary>
    public static void EndInTime(this WebApplication app)
    {
        if (Assembly.GetEntryAssembly() == typeof(ShutDown).Assembly)
        {
            app.Lifetime.ApplicationStopping.Register(static () => new Thread(EndProcess) { IsBackground = true }.Start());
        }
    }

    /// <summary>On a thread of its own, since all others may be busy.</summary>
    static void EndProcess()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(Patience + Last);
        Environment.Exit(0);
    }
}
