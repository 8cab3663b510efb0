using BackpropTutor.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(LessonSite))]
[assembly: AssemblyFixture(typeof(SmallSite))]
[assembly: AssemblyFixture(typeof(Chromium))]
