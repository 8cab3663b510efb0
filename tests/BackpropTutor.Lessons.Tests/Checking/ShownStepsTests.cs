using System.Collections.Immutable;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Checking;

public sealed class ShownStepsTests
{
    /// <summary>A program that a block draws is before the learner's eyes.</summary>
    [Fact]
    public void WhatAPictureDrawsIsShown() => Assert.Null(Shown("2.1", "b"));

    /// <summary>The text speaks of ε and of a slope; that the program calls them so is the author's affair.</summary>
    [Theory]
    [InlineData("1.4", "a", "step")]
    [InlineData("1.4", "a", "x + step")]
    [InlineData("6.3", "a", "stepped")]
    [InlineData("5.2", "c", "G ⊙ Y")]
    public void WhatTheTextDoesNotSayIsNot(string lesson, string exercise, string step) =>
        Assert.DoesNotContain(step, Shown(lesson, exercise)!);

    [Theory]
    [InlineData("1.4", "a", "x")]
    [InlineData("3.2", "b2", "W x")]
    [InlineData("3.2", "b2", "z")]
    [InlineData("7.1", "a", "ln(p)")]
    [InlineData("7.1", "n", "a")]
    public void WhatStandsInAFormulaIs(string lesson, string exercise, string step) => Assert.Contains(step, Shown(lesson, exercise)!);

    static ImmutableHashSet<string>? Shown(string lesson, string exercise) =>
        ((ExerciseBlock)Repository.Folder.Current.Find(lesson)!.Exercises[exercise]).Exercise.Model!.ShownSteps;
}
