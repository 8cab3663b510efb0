using Xunit;

namespace BackpropTutor.Language.Tests.Programs;

/// <summary>Programs as people write them, in mathematics, LaTeX, NumPy and PyTorch, with what is computed elsewhere.</summary>
public sealed class WrittenProgramTests
{
    /// <summary>What is not read, and why; each is refused, or not finite, and none is silently something else.</summary>
    static readonly Dictionary<string, string> NotRead = new(StringComparer.Ordinal)
    {
        ["mse-cos-bars"] = "bars around a vector as its length, and \\cos as a name",
        ["gp-numpy"] = "the Cholesky factor",
        ["mse-nuclear"] = "singular values",
        ["cv-logreg-index"] = "s, which the program does not define",
        ["cv-logreg-vec"] = "the letters ln before a bold group",
        ["cs231n-svm-loops"] = "conditions on values",
        ["makemore-emb"] = "three axes",
        ["puz-runmean"] = "a size that is an input",
        ["puz-sort"] = "sorting",
        ["conv2d-naive"] = "loops over sizes that are inputs",
        ["def-function"] = "def",
        ["focal-latex"] = "p, which the program does not define",
        ["batched-3d"] = "three axes",
        ["image-4d"] = "four axes",
        ["e-pow-b"] = "0 ln 0 in a gradient",
        ["e-xlogx"] = "0 ln 0",
        ["e-kl-zero"] = "0 ln 0",
        ["e-1mcos"] = "digits that cancel, as they do in PyTorch",
    };

    public static TheoryData<string> Read { get; } = [.. WrittenProgram.All.Keys.Except(NotRead.Keys, StringComparer.Ordinal)];

    public static TheoryData<string> Unread { get; } = [.. NotRead.Keys];

    [Theory]
    [MemberData(nameof(Read))]
    public void AProgramIsReadAsItsAuthorMeantIt(string id) => Assert.Null(WrittenProgram.All[id].Fault());

    [Theory]
    [MemberData(nameof(Unread))]
    public void WhatIsNotReadIsNeverSomethingElse(string id)
    {
        var fault = WrittenProgram.All[id].Fault();

        Assert.NotNull(fault);
        Assert.True(
            fault.StartsWith("refused", StringComparison.Ordinal) || fault.Contains("axes", StringComparison.Ordinal)
            || fault.Contains("is NaN", StringComparison.Ordinal) || id == "e-1mcos", fault);
    }
}
