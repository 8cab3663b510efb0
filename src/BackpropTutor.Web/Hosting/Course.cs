using BackpropTutor.Web.Layouts;

namespace BackpropTutor.Web.Hosting;

/// <summary>Where the pages get the course from.</summary>
static class Course
{
    public static void AddCourse(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ContentFolder.Find(builder.Configuration));
        builder.Services.AddSingleton(new Outline(_ => []));
    }
}
