using System.Net;
using System.Text.Json;

namespace BackpropTutor.Web.Tests.Api;

/// <summary><c>POST /api/v1/grade</c>, as a notebook meets it.</summary>
public sealed class GradeTests(ApiSite site) : IClassFixture<ApiSite>
{
    [Fact]
    public async Task TheOuterProductWithTheGivenErrorSignalIsCorrect()
    {
        var body = (await GradeAsync("delta * x'")).Succeeded();

        Assert.Equal("correct", body.At("verdict").GetString());
        Assert.Equal(1, body.At("score").GetDouble());
        Assert.Equal("[3,4]", body.At("reading", "shape").GetRawText());
        Assert.Equal(@"\delta x^{\top}", body.At("reading", "latex").GetString());
        Assert.Equal(0, body.At("diagnoses").GetArrayLength());
        Assert.InRange(body.At("maxRelativeError").GetDouble(), 0, 1e-9);
        Assert.InRange(body.At("points").GetInt32(), 4, 64);
        Assert.Equal("[[true,true,true,true],[true,true,true,true],[true,true,true,true]]", body.At("entries").GetRawText());
        Assert.False(body.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task AForgottenDerivativeIsDiagnosedAtItsNode()
    {
        var body = (await GradeAsync("u * x'")).Succeeded();

        Assert.Equal("wrong", body.At("verdict").GetString());
        Assert.Equal(0, body.At("score").GetDouble());
        var diagnosis = body.At("diagnoses")[0];
        Assert.Equal("missing-activation-derivative", diagnosis.At("id").GetString());
        Assert.Equal("h", diagnosis.At("node").GetString());
        Assert.False(body.TryGetProperty("maxRelativeError", out _));
    }

    [Theory]
    [InlineData("en", "h")]
    [InlineData("ko", "요.")]
    public async Task ADiagnosisSpeaksTheCallersLanguage(string language, string said) =>
        Assert.Contains(said, (await GradeAsync("u * x'", language: language)).Succeeded().At("diagnoses", 0, "message").GetString(),
            StringComparison.Ordinal);

    [Fact]
    public async Task ATransposedAnswerHasTheRightEntriesInTheWrongLayout()
    {
        var body = (await GradeAsync("x * delta'")).Succeeded();

        Assert.Equal("partial", body.At("verdict").GetString());
        Assert.Equal(0.5, body.At("score").GetDouble());
        Assert.Equal("transposed", body.At("diagnoses", 0, "id").GetString());
    }

    [Fact]
    public async Task AnAnswerOfAnotherShapeIsWrongAndSaysSo()
    {
        var body = (await GradeAsync("delta")).Succeeded();

        Assert.Equal("wrong", body.At("verdict").GetString());
        Assert.Equal("[3]", body.At("reading", "shape").GetRawText());
        Assert.NotEqual(0, body.At("diagnoses").GetArrayLength());
        Assert.False(body.TryGetProperty("entries", out _));
    }

    [Theory]
    [InlineData("delta * (x'", "syntax")]
    [InlineData("", "syntax")]
    [InlineData("gamma * x'", "unknown-name")]
    [InlineData("ds/dh * x'", "unknown-name")]
    [InlineData("z = 3\nz * x'", "syntax")]
    [InlineData("W * delta", "invalid-shapes")]
    [InlineData("delta * x' / 0", "not-finite")]
    public async Task WhatCannotBeReadIsInvalidAtItsPlace(string answer, string id)
    {
        var body = (await GradeAsync(answer)).Succeeded();

        Assert.Equal("invalid", body.At("verdict").GetString());
        Assert.Equal(id, body.At("error", "id").GetString());
        Assert.InRange(body.At("error", "start").GetInt32(), 0, body.At("error", "end").GetInt32());
        Assert.InRange(body.At("error", "end").GetInt32(), 0, answer.Length);
        Assert.NotEmpty(body.At("error", "message").GetString()!);
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameVerdictToTheLetter()
    {
        var first = await GradeAsync("delta * x'", seed: 11);
        var second = await GradeAsync("delta * x'", seed: 11);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("correct", first.Body.At("verdict").GetString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("u * x'")]
    [InlineData("[[1, 1, 1], [1, 1, 1]]")]
    public async Task TheTrueGradientIsNeverInTheResponse(string answer)
    {
        var request = JsonSerializer.Serialize(new
        {
            program = "z = W*x + b\nh = sigmoid(z)\ns = u'*h",
            values = new
            {
                W = new[] { new[] { 0.5, -0.5, 0.5 }, [1, 0.25, -0.5] },
                x = new[] { 1.0, 2, -1 },
                b = new[] { 1.0, -1 },
                u = new[] { 2.0, -1 }
            },
            wrt = "W",
            answer,
        });
        var response = await site.PostAsync("/api/v1/grade", request);

        Assert.NotEqual("correct", response.Succeeded().At("verdict").GetString());
        foreach (var digits in new[] { "0.1966", "0.3932", @"\\sigma'", "h \\\\left(1" })
        {
            Assert.DoesNotContain(digits, response.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NumbersAreJudgedAtAFixedPoint()
    {
        var request = """{ "program": "s = (x + y) * z", "values": { "x": -2, "y": 5, "z": -4 }, "wrt": "z", "answer": "3" }""";

        Assert.Equal("correct", (await site.PostAsync("/api/v1/grade", request)).Succeeded().At("verdict").GetString());
    }

    [Fact]
    public async Task AnOutputThatIsNoScalarIsComparedWithItsJacobian()
    {
        var request = """{ "program": "W*x", "variables": { "W": [2, 3], "x": [3] }, "wrt": "x", "answer": "W" }""";

        Assert.Equal("correct", (await site.PostAsync("/api/v1/grade", request)).Succeeded().At("verdict").GetString());
    }

    [Fact]
    public async Task FNamesTheActivationOfTheRequest()
    {
        var request = """{ "program": "h = f(z)\ns = sum(h)", "variables": { "z": [3] }, "wrt": "z", "answer": "1 - h^2", "f": "tanh" }""";

        Assert.Equal("correct", (await site.PostAsync("/api/v1/grade", request)).Succeeded().At("verdict").GetString());
    }

    [Theory]
    [InlineData("""{ "program": "s = log(-x^2 - 1)", "variables": { "x": [] }, "wrt": "x", "answer": "1" }""")]
    [InlineData("""{ "program": "s = 3\nt = x", "variables": { "x": [] }, "wrt": "s", "answer": "1" }""")]
    [InlineData("""{ "program": "s = 3", "wrt": "s", "answer": "1" }""")]
    [InlineData("""{ "program": "W = randn(2, 3)\ns = sum(W)", "wrt": "W", "answer": "1" }""")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [] }, "wrt": "x" }""")]
    public async Task AnOddQuestionStillHasAVerdict(string request) =>
        Assert.NotEmpty((await site.PostAsync("/api/v1/grade", request)).Succeeded().At("verdict").GetString()!);

    [Theory]
    [InlineData("""{ "program": "s = x^", "variables": { "x": [] }, "wrt": "x", "answer": "1" }""", "program")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [2.5] }, "wrt": "x", "answer": "1" }""", "'x'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [1, 2, 3] }, "wrt": "x", "answer": "1" }""", "'x'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [-1] }, "wrt": "x", "answer": "1" }""", "'x'")]
    [InlineData("""{ "program": "s = x", "values": { "x": [[1], [1, 2]] }, "wrt": "x", "answer": "1" }""", "'x'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [] }, "wrt": "y", "answer": "1" }""", "'y'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [] }, "answer": "1" }""", "''")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [] }, "wrt": "x", "answer": "1", "given": { "x": "s" } }""", "'x'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [] }, "wrt": "x", "answer": "1", "given": { "d": "q" } }""", "'d'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": [] }, "wrt": "x", "answer": "1", "given": { "d": null } }""", "'d'")]
    [InlineData("""{ "program": "s = f(x)", "variables": { "x": [] }, "wrt": "x", "answer": "1", "f": "wiggle" }""", "'wiggle'")]
    [InlineData("""{ "program": "s = A @ B", "variables": { "A": [300, 300], "B": [300, 300] }, "wrt": "A", "answer": "1" }""",
        "too large")]
    [InlineData("""{ "program": "s = x + x", "variables": { "x": [100000] }, "wrt": "x", "answer": "1" }""", "too large")]
    public async Task AQuestionThatDoesNotFitTogetherIsRefusedByName(string request, string detail) =>
        (await site.PostAsync("/api/v1/grade", request)).Refused(HttpStatusCode.BadRequest, detail);

    [Fact]
    public async Task TwoSpellingsOfOneGivenNameAreOne()
    {
        var request =
            """{ "program": "s = x^2", "variables": { "x": [] }, "wrt": "x", "answer": "2 x", "given": { "d_1": "s", "d1": "s" } }""";

        Assert.Equal("correct", (await site.PostAsync("/api/v1/grade", request)).Succeeded().At("verdict").GetString());
    }

    Task<Json.Answer> GradeAsync(string answer, ulong seed = 7, string language = "en") =>
        site.PostAsync("/api/v1/grade", JsonSerializer.Serialize(new
        {
            program = "z = W*x + b\nh = sigmoid(z)\ns = u'*h",
            variables = new { W = new[] { 3, 4 }, x = new[] { 4 }, b = new[] { 3 }, u = new[] { 3 } },
            wrt = "W",
            answer,
            given = new { delta = "z" },
            seed,
        }), language);
}
