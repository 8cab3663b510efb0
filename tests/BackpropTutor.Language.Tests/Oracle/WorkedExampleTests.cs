using System.Text.Json;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using Xunit;

namespace BackpropTutor.Language.Tests.Oracle;

/// <summary>Every worked example, every node of it: what the engine says against what another library found.</summary>
public sealed class WorkedExampleTests
{
    const double Tolerance = 1e-9;

    public static IEnumerable<TheoryDataRow<string>> Ids =>
        WorkedExamples.Examples.Select(example => new TheoryDataRow<string>(example.GetProperty("id").GetString()!));

    public static IEnumerable<TheoryDataRow<string>> IdsOfJacobians =>
        WorkedExamples.Jacobians.Select(example => new TheoryDataRow<string>(example.GetProperty("id").GetString()!));

    [Fact]
    public void ThereAreExamplesOfBothKinds() => Assert.True(WorkedExamples.Examples.Count() >= 60
        && WorkedExamples.Jacobians.Count() >= 10);

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheExpressionHasTheValueAndTheGradients(string id)
    {
        var example = WorkedExamples.Example(id);
        var point = WorkedExamples.PointOf(example);
        var program = Read(example.GetProperty("expression").GetString()!, point);
        var at = program.Differentiate().At(point);

        Near.Equal(WorkedExamples.Numbers(example.GetProperty("expected_value")), at.Value(program.Output.Node).Values, Tolerance,
            $"{id}, value");
        foreach (var expected in example.GetProperty("expected_gradients").EnumerateObject())
        {
            Near.Equal(WorkedExamples.Numbers(expected.Value), at.Gradient(program.Names[expected.Name]).Values, Tolerance,
                $"{id}, gradient of {expected.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void DifferencesAgreeWithTheGradients(string id)
    {
        var example = WorkedExamples.Example(id);
        var point = WorkedExamples.PointOf(example);
        var output = Read(example.GetProperty("expression").GetString()!, point).Output.Node;
        foreach (var expected in example.GetProperty("expected_gradients").EnumerateObject())
        {
            var check = GradientCheck.Of(output, expected.Name,
                Tensor.Of(point[expected.Name].Shape, WorkedExamples.Numbers(expected.Value)), point);

            Assert.True(check.Verdict == CheckVerdict.Agrees, $"{id}, {expected.Name}: {check.Worst}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryNodeHasItsValueGradientLocalJacobianAndContributions(string id)
    {
        var example = WorkedExamples.Example(id);
        if (!example.TryGetProperty("nodes", out var nodes))
        {
            Assert.DoesNotContain("nodes", example.EnumerateObject().Select(property => property.Name));
            return;
        }

        var point = WorkedExamples.PointOf(example);
        var program = Read(Listing(nodes), point);
        var at = program.Differentiate().At(point);
        foreach (var expected in nodes.EnumerateArray())
        {
            var name = expected.GetProperty("name").GetString()!;
            var node = program.Names[Canonical(program, name)];

            Assert.Equal(WorkedExamples.ShapeOf(expected).Count, node.Shape.Count);
            Near.Equal(WorkedExamples.Numbers(expected.GetProperty("value")), at.Value(node).Values, Tolerance, $"{id}, value of {name}");
            Near.Equal(WorkedExamples.Numbers(expected.GetProperty("grad")), at.Gradient(node).Values, Tolerance,
                $"{id}, gradient of {name}");
            foreach (var local in expected.GetProperty("local").EnumerateObject())
            {
                var source = program.Names[Canonical(program, local.Name)];
                var isolated = Isolated(expected, program, at, local.Name, out var surroundings);
                var jacobian = Jacobian.Of(isolated.Output.Node, isolated.Names[Canonical(isolated, local.Name)], surroundings);
                var structure = ComposedStructure.Of(isolated.Output.Node, isolated.Names[Canonical(isolated, local.Name)]);
                var contribution = Contribution(isolated, at.Gradient(node), isolated.Names[Canonical(isolated, local.Name)], surroundings);

                Near.Equal(WorkedExamples.Numbers(local.Value), [.. jacobian.Cast<double>()], Tolerance, $"{id}, ∂{name}/∂{local.Name}");
                Patterns.Covers(structure, jacobian, $"{id}, pattern of ∂{name}/∂{local.Name}");
                Near.Equal(
                    WorkedExamples.Numbers(expected.GetProperty("downstream").GetProperty(local.Name)), contribution.Values, Tolerance,
                        $"{id}, {name} to {local.Name}");
                Assert.Equal(source.Shape, contribution.Shape);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryFormulaIsTheGradientAndEveryWrongAnswerIsAnother(string id)
    {
        var example = WorkedExamples.Example(id);
        var point = WorkedExamples.PointOf(example);
        var program = example.TryGetProperty("nodes", out var nodes)
            ? Read(Listing(nodes), point) : Read(example.GetProperty("expression").GetString()!, point);
        var at = program.Differentiate().At(point);
        foreach (var formula in FormulasOf(example))
        {
            var answer = Answer(formula.Value.GetString()!, program, point);

            Near.Equal(at.Gradient(program.Names[Canonical(program, formula.Name)]).Values, answer.Values, Tolerance,
                $"{id}, formula of {formula.Name}");
        }

        foreach (var wrong in WrongAnswersOf(example))
        {
            var target = wrong.GetProperty("target").GetString()!;
            if (!program.Names.TryGetValue(Canonical(program, target), out var node))
            {
                continue;
            }

            var claimed = wrong.GetProperty("value");
            var gradient = at.Gradient(node).Values.ToArray();
            var numbers = claimed.ValueKind is JsonValueKind.Number or JsonValueKind.Array ? WorkedExamples.Numbers(claimed) : [];
            var same = numbers.Length == gradient.Length && numbers.Zip(gradient, (a, b) => Near.Close(b, a, 1e-6)).All(close => close);

            Assert.False(same && !wrong.GetProperty("shape_mismatch").GetBoolean(),
                $"{id}: the wrong answer “{wrong.GetProperty("misconception").GetString()}” equals the gradient.");
        }
    }

    [Theory]
    [MemberData(nameof(IdsOfJacobians))]
    public void EveryJacobianIsTheSameByBothModes(string id)
    {
        var example = WorkedExamples.JacobianOf(id);
        var point = WorkedExamples.PointOf(example);
        var program = Read(example.GetProperty("expression").GetString()!, point);
        var source = program.Names[example.GetProperty("wrt").GetString()!];
        var expected = WorkedExamples.Numbers(example.GetProperty("expected_jacobian"));

        Near.Equal(expected, [.. Jacobian.ByReverse(program.Output.Node, source, point).Cast<double>()], Tolerance, id);
        Near.Equal(expected, [.. Jacobian.ByForward(program.Output.Node, source, point).Cast<double>()], Tolerance, id);
        Patterns.Covers(ComposedStructure.Of(program.Output.Node, source), Jacobian.Of(program.Output.Node, source, point), id);
    }

    static IEnumerable<JsonProperty> FormulasOf(JsonElement example) => example.TryGetProperty("gradient_formulas", out var formulas)
        ? formulas.EnumerateObject().Where(formula => formula.Value.ValueKind == JsonValueKind.String)
        : [];

    static IEnumerable<JsonElement> WrongAnswersOf(JsonElement example) =>
        example.TryGetProperty("wrong_answers", out var answers) ? answers.EnumerateArray() : [];

    static Program Read(string text, Dictionary<string, Tensor> point) =>
        AnswerLanguage.ReadProgram(NumPy(text), point.ToDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal))
            .Expect();

    /// <summary>The file's expressions are NumPy, where * between tensors is elementwise; the import says so and computes
    /// nothing.</summary>
    static string NumPy(string text) => "import numpy as np\n" + text;

    static string Listing(JsonElement nodes) =>
        string.Join('\n', nodes.EnumerateArray()
            .Select(node => $"{node.GetProperty("name").GetString()} = {node.GetProperty("expr").GetString()}"));

    static string Canonical(Program program, string name) => program.Names.ContainsKey(name) ? name : Names.Canonical(name);

    /// <summary>One statement with everything that it names given as a number: its derivatives are local ones.</summary>
    static Program Isolated(JsonElement node, Program program, Derivatives at, string source, out Dictionary<string, Tensor> surroundings)
    {
        surroundings = program.Names.Where(pair => pair.Key != node.GetProperty("name").GetString())
            .ToDictionary(pair => pair.Key, pair => at.Value(pair.Value), StringComparer.Ordinal);
        Assert.True(surroundings.ContainsKey(Canonical(program, source)));
        return Read($"out_of_step = {node.GetProperty("expr").GetString()}", surroundings);
    }

    static Tensor Contribution(Program step, Tensor upstream, Node source, Dictionary<string, Tensor> point)
    {
        var seed = Node.Constant(upstream.Reshaped(step.Output.Node.Shape));
        return Differentiation.WithSeed(step.Output.Node, seed).At(point).Gradient(source);
    }

    static Tensor Answer(string formula, Program program, Dictionary<string, Tensor> point)
    {
        var node = AnswerLanguage.ReadAnswer(NumPy(formula), Scope.Of(program)).Expect().Node;
        var stable = Stabilised.Of(node)[node];
        return Run.Of(Graph.Of(stable), point)[stable];
    }
}
