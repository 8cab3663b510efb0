using System.Net;
using System.Text.Json;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests.Api;

/// <summary><c>POST /api/v1/differentiate</c>, as a notebook meets it.</summary>
public sealed class DifferentiateTests(ApiSite site) : IClassFixture<ApiSite>
{
    const string Values = """{ "W": [[0.5, -0.5, 0.5], [1, 0.25, -0.5]], "x": [1, 2, -1], "b": [1, -1], "u": [2, -1] }""";
    const string TinyNet = """{ "program": "z = W*x + b\nh = sigmoid(z)\ns = u'*h", "variables": """ + Values
        + """, "output": "s", "wrt": ["W", "b"] }""";

    static readonly JsonElement[] Oracle = [.. Json.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/Oracle/worked_examples.json"))).At("examples").EnumerateArray()];

    public static TheoryData<string> ScalarExamples { get; } =
        [.. Oracle.Where(example => example.At("expected_value").ValueKind == JsonValueKind.Number
            && example.TryGetProperty("expected_gradients", out _)).Select(example => example.At("id").GetString()!)];

    [Fact]
    public async Task TheTinyNetHasTheOraclesValueAndGradientsAtEveryNode()
    {
        var body = (await DifferentiateAsync(TinyNet)).Succeeded();
        var oracle = Oracle.Single(example => example.At("id").GetString() == "we23");

        Assert.Equal("s", body.At("output").GetString());
        Assert.Equal(0, body.At("shape").GetArrayLength());
        Json.AssertNumbers(oracle.At("expected_value"), body.At("value"));
        Assert.Equal(["W", "b"], body.At("gradients").EnumerateObject().Select(gradient => gradient.Name));
        foreach (var gradient in body.At("gradients").EnumerateObject())
        {
            Json.AssertNumbers(oracle.At("expected_gradients", gradient.Name), gradient.Value.At("value"));
            Assert.InRange(gradient.Value.At("relativeError").GetDouble(), 0, 1e-7);
            Assert.Equal(gradient.Value.At("value").GetArrayLength(), gradient.Value.At("numeric").GetArrayLength());
        }

        Assert.Equal("[2,3]", body.At("gradients", "W", "shape").GetRawText());
        foreach (var expected in oracle.At("nodes").EnumerateArray())
        {
            var node = Node(body, expected.At("name").GetString()!);
            Json.AssertNumbers(expected.At("value"), node.At("value"));
            Json.AssertNumbers(expected.At("grad"), node.At("upstream"));
        }
    }

    [Fact]
    public async Task EachStepSaysWhatItTakesAndWhatItSendsBack()
    {
        var body = (await DifferentiateAsync(TinyNet)).Succeeded();

        var h = Node(body, "h");
        Assert.Equal("sigmoid", h.At("op").GetString());
        Assert.Equal("""["z"]""", h.At("inputs").GetRawText());
        var local = Assert.Single(h.At("locals").EnumerateArray());
        Assert.Equal("z", local.At("input").GetString());
        Assert.Equal("[2,2]", local.At("jacobianShape").GetRawText());
        Assert.Equal("diagonal", local.At("structure").GetString());
        Json.AssertNumbers(Node(body, "z").At("upstream"), local.At("downstream"));
        Assert.All(body.At("nodes").EnumerateArray(), node => Assert.NotEmpty(node.At("name").GetString()!));
        Assert.All(body.At("notes").EnumerateArray(), note => Assert.Equal("reading", note.At("kind").GetString()));
    }

    [Theory]
    [MemberData(nameof(ScalarExamples))]
    public async Task EveryWorkedExampleHasTheOraclesGradients(string id)
    {
        var example = Oracle.Single(example => example.At("id").GetString() == id);
        var variables = example.At("variables").EnumerateObject().ToDictionary(variable => variable.Name,
            variable => variable.Value.At("value"), StringComparer.Ordinal);
        var request = JsonSerializer.Serialize(new { program = example.At("expression").GetString(), variables });

        var body = (await DifferentiateAsync(request)).Succeeded();

        Json.AssertNumbers(example.At("expected_value"), body.At("value"));
        foreach (var gradient in example.At("expected_gradients").EnumerateObject()
            .Where(gradient => gradient.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Array))
        {
            Json.AssertNumbers(gradient.Value, body.At("gradients", gradient.Name, "value"));
        }
    }

    [Fact]
    public async Task AnOutputThatIsNoScalarHasJacobiansInPlaceOfGradients()
    {
        var body = (await DifferentiateAsync(
            """{ "program": "h = W @ x", "variables": { "W": [[1, 2, 3], [4, 5, 6]], "x": [1, 0, -1] } }""")).Succeeded();

        Assert.False(body.TryGetProperty("gradients", out _));
        Assert.Equal("[2,3]", body.At("jacobians", "x", "shape").GetRawText());
        Json.AssertNumbers(Json.Parse("[[1, 2, 3], [4, 5, 6]]"), body.At("jacobians", "x", "value"));
        Assert.Equal("[2,6]", body.At("jacobians", "W", "shape").GetRawText());
        Assert.Equal("blockDiagonal", body.At("jacobians", "W", "structure").GetString());
        Json.AssertNumbers(Json.Parse("[[1, 0, -1, 0, 0, 0], [0, 0, 0, 1, 0, -1]]"), body.At("jacobians", "W", "value"));
    }

    [Fact]
    public async Task ALargeJacobianIsDescribedAndNotFormed()
    {
        var body = (await DifferentiateAsync("""{ "program": "x = ones(400) * a\nh = relu(x)", "variables": { "a": 2 }, "wrt": ["x"] }"""))
            .Succeeded();

        Assert.Equal("[400,400]", body.At("jacobians", "x", "shape").GetRawText());
        Assert.Equal("diagonal", body.At("jacobians", "x", "structure").GetString());
        Assert.False(body.At("jacobians", "x").TryGetProperty("value", out _));
    }

    [Theory]
    [InlineData("en", "sigmod")]
    [InlineData("ko", "요.")]
    public async Task AProgramThatCannotBeReadIsRefusedAtItsPlaceInTheCallersLanguage(string language, string said)
    {
        var body = (await DifferentiateAsync("""{ "program": "z = 2\ns = sigmod(z)" }""", language))
            .Refused(HttpStatusCode.BadRequest, "program");

        Assert.Equal("unknown-name", body.At("error", "id").GetString());
        Assert.Equal(10, body.At("error", "start").GetInt32());
        Assert.Equal(16, body.At("error", "end").GetInt32());
        Assert.Contains(said, body.At("error", "message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "program": "s = x^2", "variables": { "x": 3 }, "output": "t" }""", "'t'")]
    [InlineData("""{ "program": "s = x^2", "variables": { "x": 3 }, "wrt": ["y"] }""", "'y'")]
    [InlineData("""{ "program": "s = x^2", "variables": { "x": 3 }, "wrt": [null] }""", "''")]
    [InlineData("""{ "program": "s = sum(x)", "variables": { "x": [[1, 2], [3]] } }""", "rows of equal length")]
    [InlineData("""{ "program": "s = sum(x)", "variables": { "x": [] } }""", "'x'")]
    [InlineData("""{ "program": "s = sum(x)", "variables": { "x": [[], []] } }""", "'x'")]
    [InlineData("""{ "program": "s = sum(x)", "variables": { "x": "five" } }""", "'x'")]
    [InlineData("""{ "program": "s = sum(x)", "variables": { "x": null } }""", "'x'")]
    [InlineData("""{ "program": "s = x", "variables": { "x": 1e999 } }""", "'x'")]
    [InlineData("""{ "program": "W = randn(2, 3)\ns = sum(W)" }""", "'W' has no value of shape 2×3")]
    public async Task WhatDoesNotFitTogetherIsRefusedByName(string request, string detail) =>
        (await DifferentiateAsync(request)).Refused(HttpStatusCode.BadRequest, detail);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "program": null }""")]
    [InlineData("""{ "program": "" }""")]
    [InlineData("{ not json")]
    [InlineData("[1, 2]")]
    [InlineData("""{ "program": ["s = 1"] }""")]
    [InlineData("")]
    public async Task ARequestWithoutAProgramIsAProblemAndNoPage(string request) =>
        (await DifferentiateAsync(request)).Refused(HttpStatusCode.BadRequest);

    [Fact]
    public async Task WhatIsNotFiniteIsNullWithANote()
    {
        var answer = await DifferentiateAsync("""{ "program": "h = 1/x\ns = sum(h)", "variables": { "x": [0, 2] } }""");
        var body = answer.Succeeded();

        Assert.Equal(JsonValueKind.Null, body.At("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, Node(body, "h").At("value", 0).ValueKind);
        Assert.Equal(0.5, Node(body, "h").At("value", 1).GetDouble());
        Assert.Equal(JsonValueKind.Null, body.At("gradients", "x", "value", 0).ValueKind);
        Assert.Contains("notFinite", answer.NoteKinds());
        Assert.Contains("outsideDomain", answer.NoteKinds());
        Assert.Single(body.At("notes").EnumerateArray(), note => note.At("kind").GetString() == "notFinite"
            && note.At("node").GetString() == "s");
    }

    [Fact]
    public async Task AKinkIsReportedWithItsNode()
    {
        var answer = await DifferentiateAsync("""{ "program": "h = abs(x)\ns = sum(h)", "variables": { "x": [0, 2, 0] } }""");

        var note = Assert.Single(answer.Succeeded().At("notes").EnumerateArray(),
            note => note.At("kind").GetString() == "nonDifferentiable");
        Assert.Equal("h", note.At("node").GetString());
    }

    [Fact]
    public async Task TheNumericCheckOfManyEntriesIsSampledAndSaysSo()
    {
        var numbers = string.Join(',', Enumerable.Range(0, 2_500).Select(i => i % 7));
        var answer = await DifferentiateAsync($$"""{ "program": "s = sum(x^2)", "variables": { "x": [{{numbers}}] } }""");
        var numeric = answer.Succeeded().At("gradients", "x", "numeric").EnumerateArray()
            .Count(entry => entry.ValueKind == JsonValueKind.Number);

        Assert.Contains("sampled", answer.NoteKinds());
        Assert.InRange(numeric, 100, 1_000);
    }

    [Theory]
    [InlineData("""{ "program": "A = ones(1000, 1000)\nB = A @ A\ns = sum(B * a)", "variables": { "a": 2 } }""")]
    [InlineData("""{ "program": "s = sum(ones(5000, 5000)) * a", "variables": { "a": 2 } }""")]
    public async Task WhatIsTooLargeIsRefused(string request)
    {
        var body = (await DifferentiateAsync(request)).Refused(HttpStatusCode.BadRequest);

        Assert.Equal("too-large", body.At("error", "id").GetString());
    }

    [Fact]
    public async Task AShortRequestHasNoEndlessAnswer()
    {
        var answer = await DifferentiateAsync("""{ "program": "A = a * ones(1000, 1000)\ns = sum(A)", "variables": { "a": 2 } }""");

        Assert.Equal(2_000_000, answer.Succeeded().At("value").GetDouble(), 1e-3);
        Assert.Contains("leftOut", answer.NoteKinds());
        Assert.InRange(answer.Text.Length, 100, 10_000_000);
    }

    [Fact]
    public async Task AThousandUnnamedStepsAllHaveNamesOfTheirOwn()
    {
        var program = "s = x" + string.Concat(Enumerable.Repeat("+x*x", 1_500));
        var body = (await DifferentiateAsync(JsonSerializer.Serialize(new { program, variables = new { x = 1 } }))).Succeeded();
        var names = body.At("nodes").EnumerateArray().Select(node => node.At("name").GetString()).ToArray();

        Assert.InRange(names.Length, 1_000, 5_000);
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    Task<Json.Answer> DifferentiateAsync(string request, string language = "en") =>
        site.PostAsync("/api/v1/differentiate", request, language);

    static JsonElement Node(JsonElement body, string name) => body.At("nodes").EnumerateArray()
        .Single(node => node.At("name").GetString() == name);
}
