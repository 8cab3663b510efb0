using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.WordSpaces;
using BackpropTutor.Lessons.Checking;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.WordSpaces;

public class WordSpaceTests : BlockTests
{
    static readonly ImmutableArray<Word> Words =
        [new("TV", 1, Side.Above), new("telly", 1, Side.Right), new("superb", 0, Side.Right), new("moving", 0, Side.Above),
            new("television", 1, Side.Left)];

    /// <summary>Probabilities of label 1 after 50 steps of 0.5, from an independent computation.</summary>
    [Theory]
    [InlineData(false, 0.635886960, 0.551424300, 0.339969900, 0.360172379, 0.708422777)]
    [InlineData(true, 0.996774023, 0.996723041, 0.001635040, 0.001869555, 0.307697189)]
    public void WhatTheWordsAreGivenIsThatOfTheCourse(bool isTuned, params double[] expected)
    {
        var space = Space(isTuned);

        Assert.Equal(50, space.Steps);
        Assert.Equal(expected, Words.Select(word => Math.Round(space[word][50].Probability, 9)));
        Assert.All(Words, word => Assert.Equal(0.5, space[word][0].Probability));
    }

    [Fact]
    public void OnlyWordsOfTheTrainingMove()
    {
        var (frozen, tuned) = (Space(false), Space(true));

        Assert.Equal("television", Assert.Single(tuned.Unseen).Name);
        Assert.All(Words, word => Assert.Equal((frozen[word][0].X, frozen[word][0].Y), (frozen[word][50].X, frozen[word][50].Y)));
        Assert.Equal((-1.2817, 0.3377), (Math.Round(tuned[Words[0]][50].X, 4), Math.Round(tuned[Words[0]][50].Y, 4)));
        Assert.Equal((0.7602527, 0.0066246), (Math.Round(tuned[Words[0]][2].X, 7), Math.Round(tuned[Words[0]][2].Y, 7)));
        Assert.Equal((0.7, 0), (tuned[Words[4]][50].X, tuned[Words[4]][50].Y));
    }

    [Fact]
    public void TheBoundaryIsWhereTheScoreIsZero()
    {
        var boundary = Space(true).Boundaries[50];
        var plane = boundary.HalfPlane(10)!;

        Assert.Null(Space(true).Boundaries[0].HalfPlane(10));
        Assert.Equal([0.0, 0.0], plane[..2].Select(place => Math.Round((boundary.W1 * place.X) + (boundary.W2 * place.Y) + boundary.B, 9)));
        Assert.All(plane[2..], place => Assert.True((boundary.W1 * place.X) + (boundary.W2 * place.Y) + boundary.B > 0));
    }

    [Theory]
    [InlineData("L = w'*w", "q", "'frozen' has no variable 'q' to train.")]
    [InlineData("z = 2 w", "w", "'frozen' is trained, but its last line is 2×1.")]
    public void ATrainingThatCannotBeIsRefused(string program, string moves, string message) =>
        Assert.StartsWith(message, Assert.Throws<ContentException>(() => BoundModel.Of(Model(program, [moves]))).Mistake.Message,
            StringComparison.Ordinal);

    [Fact]
    public void TheFinishedPictureHasItsTable()
    {
        var block = Render<WordSpaceBlock>(parameters => parameters
            .Add(block => block.Picture, new WordPicture([Space(false), Space(true)], (-2, 3), (-1.8, 1.6)))
            .Add(block => block.Language, English));

        Assert.Equal("television | 1 | (0.7, 0) | 0.708 ✓ | (0.7, 0) | 0.308 ✗", RowsOf(block.Find("table"))[5]);
        Assert.Equal("TV | 1 | (0.8, 0) | 0.636 ✓ | (−1.282, 0.338) | 0.997 ✓", RowsOf(block.Find("table"))[1]);
        Assert.Equal("At step 50: television gets label 1 with probability 0.708 (frozen), 0.308 (fine-tuned).",
            block.Find("[data-said]").TextContent);
        Assert.Equal(2, block.FindAll("svg[role=img]").Count);
        Assert.All(block.FindAll("[data-at-text]"), text => Assert.Equal(51, text.GetAttribute("data-at-text")!.Split('|').Length));
        Assert.Contains("television stays at (0.7, 0)", block.FindAll("svg[role=img]")[1].GetAttribute("aria-label"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;
        var block = Render<WordSpaceBlock>(parameters => parameters
            .Add(block => block.Picture, new WordPicture([Space(true)], (-2, 3), (-1.8, 1.6))).Add(block => block.Language, Korean));

        Assert.Equal("50걸음 뒤: television의 레이블이 1일 확률은 0.308 (미세 조정)이에요.", block.Find("[data-said]").TextContent);
    }

    [Theory]
    [InlineData("runs: {tiny: {en: a, ko: a}}, weights: u, bias: b, words: {u: {label: 1}}",
        "The model 'tiny' is not trained. Give it 'train:")]
    [InlineData("runs: {no: {en: a, ko: a}}, weights: u, bias: b, words: {u: {label: 1}}", "No model is called 'no'.")]
    [InlineData("runs: {tiny: {en: a, ko: a}}, weights: u, bias: b, words: {u: {label: 3}}", "The label of 'u' is 3. Write 0 or 1.")]
    public void AWrongFactIsNamedWithItsRemedy(string facts, string expected) =>
        Assert.StartsWith(expected, BlockSource.Mistake("kind: word-space, x: [0, 1], y: [0, 1], " + facts), StringComparison.Ordinal);

    static WordSpace Space(bool isTuned)
    {
        var model = BoundModel.Of(Model(
            """
            P_TV = sigmoid(w'*TV + b)
            P_telly = sigmoid(w'*telly + b)
            L = -log(P_TV) - log(P_telly) - log(1 - sigmoid(w'*superb + b)) - log(1 - sigmoid(w'*moving + b))
            """,
            isTuned ? ["w", "b", "TV", "telly", "superb", "moving"] : ["w", "b"]));
        Node Of(string name) => model.Program.Names.TryGetValue(name, out var node) ? node : Node.Variable(name, Shape.Vector(2));
        return new WordSpace(isTuned ? new("fine-tuned", "미세 조정") : new Bilingual("frozen", "고정"), model, Words, Of("w"), Of("b"),
            Words.ToDictionary(word => word, word => Of(word.Name)));
    }

    static Model Model(string program, string[] moves) => new(
        "frozen", program,
        new Dictionary<string, Tensor>
        {
            ["w"] = Tensor.Vector(0, 0),
            ["b"] = 0,
            ["TV"] = Tensor.Vector(0.8, 0),
            ["telly"] = Tensor.Vector(0.9, -0.1),
            ["television"] = Tensor.Vector(0.7, 0),
            ["superb"] = Tensor.Vector(1.1, -1.1),
            ["moving"] = Tensor.Vector(1.2, 0.9),
        }.ToImmutableDictionary(StringComparer.Ordinal),
        ImmutableDictionary<string, Shape>.Empty, null, "lesson.yaml", 1)
    {
        Training = new([.. moves], 0.5, 50),
    };
}
