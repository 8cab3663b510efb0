using System.Globalization;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

public sealed class ExerciseAnswerTests : ComponentTest
{
    readonly LearnerState state = new();

    public ExerciseAnswerTests()
    {
        Services.AddSingleton(Repository.Folder);
        Services.AddSingleton(state);
        SetRendererInfo(new RendererInfo("Server", true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    [Fact]
    public async Task WhileAFormulaIsTypedItsReadingIsShownWithItsShape()
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.Read("u * h * (1-h)"));

        Assert.NotEmpty(island.FindAll(".reading math"));
        Assert.Equal("2×1", island.Find(".reading .shape").TextContent);
        Assert.Empty(island.FindAll(".verdict"));
    }

    [Fact]
    public async Task TheFirstMistakeIsMarkedAtItsPlace()
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.Read("u ⊙ foo"));

        Assert.Equal("foo", island.Find(".echo mark").TextContent);
        Assert.Contains("foo", island.Find(".mistake").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u ⊙ h ⊙ (1 - h)")]
    [InlineData("u ⊙ σ'(z)")]
    [InlineData("np.diag(u) @ (h * (1 - h))")]
    [InlineData(@"u \odot \sigma'(z)")]
    public async Task EveryRightFormIsRightAndSolvesTheExercise(string formula)
    {
        var island = Island("b");

        await island.InvokeAsync(() => island.Instance.Check(formula));

        Assert.StartsWith("✓ Right.", island.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.True(state.IsSolved("4.2", "b"));
    }

    [Fact]
    public async Task AForeseenMistakeIsAnsweredInTheAuthorsWordsAndPointsAtTheNode()
    {
        var island = Island("c");

        await island.InvokeAsync(() => island.Instance.Check("[2, -1]"));

        Assert.Contains("This is the gradient before the nonlinearity.", island.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.False(state.IsSolved("4.2", "c"));
        Assert.NotNull(state.MeantNode("4.2", "tiny"));
    }

    [Fact]
    public async Task AnIslandOfAKoreanPageSpeaksKorean()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");
        var island = Island("c");

        await island.InvokeAsync(() => island.Instance.Check("[0.125, 0.14373]"));

        Assert.Contains("아직이에요.", island.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("상류 기울기", island.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a1")]
    [InlineData("b")]
    [InlineData("d")]
    public async Task WhateverIsTypedTheIslandAnswers(string exercise)
    {
        var island = Island(exercise);
        string[] hostile = [new string('x', 10_001), new string('(', 5_000) + new string(')', 5_000), "<script>alert(1)</script>", "\0\uD800", "1e999", ""];

        foreach (var text in hostile)
        {
            await island.InvokeAsync(() => island.Instance.Read(text));
            await island.InvokeAsync(() => island.Instance.Check(text));
            Assert.Empty(island.FindAll("script"));
            Assert.False(state.IsSolved("4.2", exercise));
        }
    }

    IRenderedComponent<ExerciseAnswer> Island(string exercise) =>
        Render<ExerciseAnswer>(island => island.Add(it => it.LessonId, "4.2").Add(it => it.ExerciseId, exercise));
}
