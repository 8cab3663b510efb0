using Microsoft.AspNetCore.Hosting;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>The service with a course of two lessons that say nothing, so that what is tested of every page does not change with the
/// lessons.</summary>
public sealed class SmallSite : Site
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Content:Folder", Path.Combine(Repository.Root, "tests", "BackpropTutor.Web.Tests", "SmallCourse"));
    }
}
