using System.Globalization;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

/// <summary>A place to render pictures in a language: English unless the test says otherwise.</summary>
public abstract class GraphComponents : ComponentTest
{
    protected GraphComponents() => In("en");

    protected static void In(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
