namespace BackpropTutor.Web.Hosting;

/// <summary>The files of the top-level wwwroot, fingerprinted and compressed.</summary>
static class StaticAssets
{
    /// <summary>
    /// Without this, files of a build from source come back empty outside of the Development environment: only a published application
    /// has them beside itself. There it finds no manifest and does nothing.
    /// </summary>
    public static void AddStaticAssets(this WebApplicationBuilder builder) => builder.WebHost.UseStaticWebAssets();
}
