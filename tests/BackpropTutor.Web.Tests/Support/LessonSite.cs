namespace BackpropTutor.Web.Tests.Support;

/// <summary>The service with the repository's own lessons, as a reader meets it.</summary>
public sealed class LessonSite : Site
{
    public LessonSite()
    {
    }

    /// <summary>At a port of its own, so that the service can go away and come back under the pages that are open.</summary>
    internal LessonSite(int port)
        : base(port)
    {
    }
}
