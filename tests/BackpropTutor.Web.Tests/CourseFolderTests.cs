using BackpropTutor.Web.Hosting;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace BackpropTutor.Web.Tests;

public sealed class CourseFolderTests
{
    [Fact]
    public void ABuildFromSourceReadsTheRepositorysOwnContent() =>
        Assert.Equal(
            Path.Combine(Repository.Root, "content"),
            Path.TrimEndingDirectorySeparator(CourseFolder.Find(new ConfigurationBuilder().Build()).Path));

    [Fact]
    public void ASettingOutranksWhatIsBesideTheApplication()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Content:Folder", "/srv/course")]).Build();

        Assert.Equal("/srv/course", CourseFolder.Find(settings).Path);
    }
}
