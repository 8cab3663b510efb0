namespace BackpropTutor.Web.Hosting;

/// <summary>Where the service listens when nothing says otherwise: http://localhost:5080.</summary>
static class DefaultAddress
{
    const string Url = "http://localhost:5080";

    public static void AddDefaultAddress(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var isSet = new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(configuration[key]))
            || configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isSet)
        {
            builder.WebHost.UseUrls(Url);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            // The explorer's whole function stands in its address.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });
    }
}
