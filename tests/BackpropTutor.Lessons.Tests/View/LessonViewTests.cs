using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;
using BackpropTutor.Lessons.View;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.View;

public sealed partial class LessonViewTests : ComponentTest
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko");

    [Fact]
    public void HeadingsHaveIdsAndDeepLinksToThisPage()
    {
        var view = Show(Read("## Two traps\n\nText."), English);

        Assert.Equal("two-traps", view.Find("h2").Id);
        var link = view.Find("h2 a");
        Assert.Equal(("/en/lessons/sample#two-traps", "Link to this section"),
            (link.GetAttribute("href"), link.GetAttribute("aria-label")));
    }

    [Fact]
    public void BlocksAndExercisesStandAtTheirPlacesInTheVisitorsLanguage()
    {
        var view = Show(Sample.Read().Lesson!, Korean);

        Assert.Equal("graph network of 9.1 in ko", view.Find("#network figure").TextContent);
        Assert.Equal("number a of 9.1 in ko", view.Find("#exercise-a figure").TextContent);
        Assert.Contains("글과", view.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingTranslationFallsBackWithANoticeInTheVisitorsLanguage()
    {
        CultureInfo.CurrentUICulture = Korean;
        var view = Show(Read("Text."), Korean);

        Assert.Equal("이 레슨은 아직 번역되지 않았어요. 영어로 보여 드릴게요.", view.Find("[role=note]").TextContent);
        Assert.Equal("en", view.Find("article").GetAttribute("lang"));
    }

    [Fact]
    public void EveryKindOfProseHasItsElement()
    {
        var view = Show(
            Read("""
                - one *em*
                - two **strong** `code`

                3. three

                > quoted

                | a | b |
                |---|--:|
                | x | {{tiny: s}} |

                ::: note Mind this
                Inside [link](#here), [more](lesson:9.1), [none](lesson:7.7).
                :::

                ::: aside
                Beside {{tiny: h'}} and $s$.
                :::

                ```python
                x = 0.5
                ```

                ---
                """),
            English);

        Assert.Equal(2, view.FindAll("ul > li").Count);
        Assert.Equal("3", view.Find("ol").GetAttribute("start"));
        Assert.Equal("quoted", view.Find("blockquote").TextContent.Trim());
        Assert.Equal("0.2689", view.Find("td.align-end .value").TextContent);
        Assert.Equal("Mind this", view.Find(".note .note-title").TextContent);
        Assert.Equal(["/en/lessons/sample#here", "/lesson/9.1"], view.FindAll(".note a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Side note", view.Find("aside").GetAttribute("aria-label"));
        Assert.NotNull(view.Find("aside math mtable"));
        Assert.Equal("s", view.Find("aside code.latex").TextContent);
        Assert.Contains("x = 0.5", view.Find("pre code.language-python").TextContent, StringComparison.Ordinal);
        Assert.NotNull(view.Find("hr"));
    }

    [Fact]
    public void MarkupInAnAuthorsTextStaysText()
    {
        var view = Show(Read("A <script>alert()</script> `<b>` and <i onclick=x>."), English);

        Assert.Empty(view.FindAll("script, b, i"));
        Assert.Contains("<script>alert()</script>", view.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public void EveryLessonShowsInThisLanguageWithoutInlineStyleOrHandler(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Services.AddExercises(new(), new());
        SetRendererInfo(new RendererInfo("Static", false));
        JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var lesson in Repository.Course().Lessons)
        {
            var view = Show(lesson, CultureInfo.GetCultureInfo(language));

            Assert.DoesNotMatch(Inline(), view.Markup);
            Assert.Equal(lesson.Blocks.Count, view.FindAll(".block-place:has(figure, svg, table)").Count);
            Assert.Equal(lesson.Exercises.Count, view.FindAll("section.exercise").Count);
            Assert.NotEmpty(view.FindAll("math"));
            Assert.Empty(view.FindAll("code.latex"));
            var ids = view.FindAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    static Lesson Read(string markdown)
    {
        var reading = Sample.Read(english: markdown + "\n\n::: network\n\n::: exercise a\n", korean: null);
        Assert.Empty(reading.Mistakes);
        return reading.Lesson!;
    }

    IRenderedComponent<LessonView> Show(Lesson lesson, CultureInfo language) => Render<LessonView>(view => view
        .Add(it => it.Lesson, lesson)
        .Add(it => it.Language, language)
        .Add(it => it.Path, "/en/lessons/sample")
        .Add(it => it.AddressOf, id => id == "9.1" ? "/lesson/9.1" : null));

    [GeneratedRegex(@"<[^>]*\s(style|on\w+)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();
}
