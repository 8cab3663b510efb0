namespace BackpropTutor.Web.Hosting;

/// <summary>The files of the top-level wwwroot, fingerprinted and compressed.</summary>
static class StaticAssets
{
    public static void AddStaticAssets(this WebApplicationBuilder builder)
    {
        // Without this, files of a build from source come back empty outside of the Development environment: only a published
        // application has them beside itself. There it finds no manifest and does nothing.
        builder.WebHost.UseStaticWebAssets();

        // A build from source tells browsers to keep nothing, whatever the environment. Only someone who edits the files wants that.
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
            // It also serves each file as it is on the disk, packed into gzip without compressing it.
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        }
    }
}
