using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>A part of the course: the lessons that share its number.</summary>
public sealed record CourseModule(int Number, Bilingual Title)
{
    public const string File = "modules.yaml";

    /// <summary>Reads the list <c>modules</c>: a number and a title each.</summary>
    internal static ImmutableArray<CourseModule> ReadAll(Facts facts) =>
    [
        .. facts.List("modules").Select(module => new CourseModule(module.Whole("number"), module.Both("title"))),
    ];
}
